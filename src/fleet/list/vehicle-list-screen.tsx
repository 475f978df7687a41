import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import type { Vehicle } from '#contract/vehicle.ts'
import { Button } from '#ui/button.tsx'
import { DocumentTitle } from '#ui/document-title.tsx'
import { Loading } from '#ui/loading.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { lazyOr } from '../lazy-or.tsx'
import type { FeedState } from '../store/feed.ts'
import { useFeed, useFleetStore } from '../store/fleet-store-context.tsx'
import { pollWhileVisible } from '../store/poll.ts'
import { isNarrowed, noFilters } from '../view/fleet-view.ts'
import { useFleetView } from '../view/use-fleet-view.ts'
import { countWords } from '../words.ts'
import type { ListModel } from './list-model.ts'
import { SearchField } from './search-field.tsx'
import { nobody, withSelected } from './selection.ts'
import { useFound } from './use-found.ts'
import { type TableHandle, VehicleTable } from './vehicle-table.tsx'
import './vehicle-list.css'

// The rows come first.
const ListTools = lazyOr(() => import('./tools/list-tools.tsx'), 'ListTools')
const ListMap = lazy(async () => ({ default: (await import('./list-map.tsx')).ListMap }))

/** All vehicles of the tenant: searched, filtered and sorted here, over what has arrived so far. */
export function VehicleListScreen() {
  const store = useFleetStore()
  const fleet = useFeed(store.vehicles)
  const [view, change] = useFleetView()
  const [selection, setSelection] = useState(nobody)
  const [active, setActive] = useState<string | null>(null)
  const table = useRef<TableHandle>(null)
  const [panel, setPanel] = useState<HTMLElement | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const found = useFound(view)
  const { key } = useLocation()
  useEffect(() => pollWhileVisible(store), [store])
  const select = useCallback(
    (vehicleIds: readonly string[], selected: boolean) =>
      setSelection((before) => withSelected(before, vehicleIds, selected)),
    [],
  )
  const model: ListModel = { view, change, found, selection, select, active, setActive, table, panel, search }
  const isStarted = fleet.items.length > 0 || fleet.complete

  return (
    <section className="list-screen" aria-labelledby="list-title">
      <DocumentTitle>Vehicles</DocumentTitle>
      <header className="list-head">
        <h1 id="list-title">Vehicles</h1>
        {isStarted && <FleetCount fleet={fleet} shown={found.count} />}
        {fleet.complete && <Reload onReload={() => store.sync()} />}
      </header>
      <div className="list-bar">
        <SearchField text={view.text} onChange={change} field={search} />
        {isStarted && <ListTools {...model} />}
      </div>
      {fleet.error !== null && !fleet.complete && (
        <FailureNotice error={fleet.error} onRetry={() => void store.sync()} />
      )}
      {!isStarted && fleet.error === null && <Loading what="Fetching the first vehicles" />}
      {isStarted && (
        <div className={`list-main list-${view.layout}`}>
          <div className="list-panel" ref={setPanel} />
          {view.layout !== 'table' && (
            <Suspense fallback={<Loading what="Fetching the map" />}>
              <ListMap {...model} viewKey={key} />
            </Suspense>
          )}
          {view.layout !== 'map' && found.count > 0 && (
            <VehicleTable
              found={found}
              view={view}
              onChange={change}
              scrollKey={key}
              selection={selection}
              onSelect={select}
              active={active}
              mayTelemetry={store.readings !== null}
              handle={table}
            />
          )}
          {found.count === 0 && (
            <NothingFound fleet={fleet} isNarrowed={isNarrowed(view)} onClear={() => change(noFilters)} />
          )}
        </div>
      )}
    </section>
  )
}

/** How many there are, how many of them are shown, and whether more are coming. */
function FleetCount({ fleet, shown }: { readonly fleet: FeedState<Vehicle>; readonly shown: number }) {
  const loaded = countWords(fleet.items.length)
  const readings = useFeed(useFleetStore().readings)
  const part = shown === fleet.items.length ? '' : `${countWords(shown)} of `
  return (
    <p className="list-count" role="status">
      {fleet.complete ? `${part}${loaded} vehicles` : `${part}${loaded} vehicles so far, loading the rest…`}
      {!fleet.complete && fleet.error === null && <progress aria-label="Loading the fleet" />}
      {fleet.complete && !readings.complete && readings.error === null && ', readings on their way…'}
    </p>
  )
}

/** Changes come by themselves; this is for who doesn't want to wait for them. */
function Reload({ onReload }: { readonly onReload: () => Promise<void> }) {
  const [busy, setBusy] = useState(false)
  const reload = async () => {
    setBusy(true)
    await onReload()
    setBusy(false)
  }
  return (
    <Button small busy={busy} onClick={() => void reload()}>
      {busy ? 'Reloading…' : 'Reload'}
    </Button>
  )
}

interface NothingFoundProps {
  readonly fleet: FeedState<Vehicle>
  readonly isNarrowed: boolean
  readonly onClear: () => void
}

function NothingFound({ fleet, isNarrowed, onClear }: NothingFoundProps) {
  if (!isNarrowed) {
    return (
      <p className="list-empty">
        {fleet.complete ? 'Your tenant has no vehicles yet.' : 'Fetching vehicles…'}
      </p>
    )
  }
  return (
    <div className="list-empty">
      <p>
        {fleet.complete
          ? 'No vehicle fits this search.'
          : 'No vehicle that has arrived so far fits this search.'}
      </p>
      <Button onClick={onClear}>Clear search and filters</Button>
    </div>
  )
}
