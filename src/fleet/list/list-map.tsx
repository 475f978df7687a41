import { use, useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { Reading } from '#contract/telemetry.ts'
import { FleetMap } from '../map/fleet-map.tsx'
import { MapStyleContext } from '../map-style-context.ts'
import { vehiclePath } from '../paths.ts'
import type { ListModel } from './list-model.ts'

interface ListMapProps extends ListModel {
  /** Where the person leaves the map is kept under this name. */
  readonly viewKey: string
}

/** The map of what is found, with the list's selection. */
export function ListMap({ found, selection, select, viewKey }: ListMapProps) {
  const mapStyle = use(MapStyleContext)
  const navigate = useNavigate()
  const rows = useMemo(() => found.rows(), [found])
  const vehicles = useMemo(() => rows.map(({ vehicle }) => vehicle), [rows])
  const readings = useMemo(() => {
    const known = new Map<string, Reading>()
    for (const { reading } of rows) if (reading) known.set(reading.vehicleId, reading)
    return known
  }, [rows])
  return (
    <FleetMap
      vehicles={vehicles}
      readings={readings}
      selected={selection}
      onSelect={(vehicleIds, how) => {
        if (how === 'replace') select([...selection], false)
        select(vehicleIds, how !== 'remove')
      }}
      onOpen={(vehicleId) => void navigate(vehiclePath(vehicleId))}
      mapStyle={mapStyle}
      viewKey={viewKey}
    />
  )
}
