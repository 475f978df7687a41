import { useMemo } from 'react'
import { FleetIndex, type Found } from '../search/fleet-index.ts'
import type { FleetStore } from '../store/fleet-store.ts'
import { useFeed, useFleetStore } from '../store/fleet-store-context.tsx'
import type { FleetView } from '../view/fleet-view.ts'

/** Outlives the list, so that coming back to it costs nothing. */
const indexes = new WeakMap<FleetStore, FleetIndex>()

/** What a view shows of what has arrived so far. */
export function useFound(view: FleetView): Found {
  const store = useFleetStore()
  const { items: vehicles } = useFeed(store.vehicles)
  const { items: readings } = useFeed(store.readings)
  const { text, facets, levelBelow, silentHours, sort } = view

  // The index stays the same object, so what is remembered hangs on this one.
  const indexed = useMemo(() => {
    const index = indexes.get(store) ?? new FleetIndex()
    indexes.set(store, index)
    index.update(vehicles, (vehicleId) => (readings.length > 0 ? store.readings?.get(vehicleId) : undefined))
    return { index }
  }, [store, vehicles, readings])

  return useMemo(
    () => indexed.index.find({ text, facets, levelBelow, silentHours, sort }),
    [indexed, text, facets, levelBelow, silentHours, sort],
  )
}
