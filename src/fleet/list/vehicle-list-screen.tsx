import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import { useLocation } from 'react-router'
import { useCaller } from '#auth/caller-context.tsx'
import { Button } from '#ui/button.tsx'
import { DocumentTitle } from '#ui/document-title.tsx'
import { Loading } from '#ui/loading.tsx'
import { useFleetApi } from '../api/fleet-api-context.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { countWords, timeWords } from '../words.ts'
import { type Fleet, fleetQuery } from './fleet-query.ts'
import { vehiclesInView } from './fleet-view.ts'
import { useFleetView } from './use-fleet-view.ts'
import { VehicleFilters } from './vehicle-filters.tsx'
import { VehicleTable } from './vehicle-table.tsx'
import './vehicle-list.css'

/** All vehicles of the tenant: searched, filtered and sorted here, over what has arrived so far. */
export function VehicleListScreen() {
  const { data: fleet, error, isFetching, refetch } = useQuery(fleetQuery(useFleetApi(), useCaller()))
  const [view, change] = useFleetView()
  const { key } = useLocation()
  // Typing stays ahead of the rows.
  const shownView = useDeferredValue(view)
  const vehicles = useMemo(
    () => vehiclesInView(fleet?.vehicles ?? [], shownView),
    [fleet?.vehicles, shownView],
  )

  return (
    <section className="list-screen" aria-labelledby="list-title">
      <DocumentTitle>Vehicles</DocumentTitle>
      <header className="list-head">
        <h1 id="list-title">Vehicles</h1>
        {fleet && <FleetCount fleet={fleet} shown={vehicles.length} />}
        {fleet?.complete && (
          <Button small busy={isFetching} onClick={() => void refetch()}>
            {isFetching ? 'Reloading…' : 'Reload'}
          </Button>
        )}
      </header>
      <VehicleFilters view={view} onChange={change} />
      {error && <FailureNotice error={error} onRetry={() => void refetch()} />}
      {!fleet && !error && <Loading what="Fetching the first vehicles" />}
      {fleet && vehicles.length > 0 && (
        <VehicleTable vehicles={vehicles} view={view} onChange={change} scrollKey={key} />
      )}
      {fleet && vehicles.length === 0 && (
        <NothingFound fleet={fleet} onClear={() => change({ text: '', lifecycles: [] })} />
      )}
    </section>
  )
}

/** How many there are, how many of them are shown, and whether more are coming. */
function FleetCount({ fleet, shown }: { readonly fleet: Fleet; readonly shown: number }) {
  const loaded = countWords(fleet.vehicles.length)
  const part = shown === fleet.vehicles.length ? '' : `${countWords(shown)} of `
  return (
    <p className="list-count" role="status">
      {fleet.complete ? `${part}${loaded} vehicles` : `${part}${loaded} vehicles so far, loading the rest…`}
      {fleet.complete && fleet.asOf && <span className="list-as-of"> as of {timeWords(fleet.asOf)}</span>}
      {!fleet.complete && <progress aria-label="Loading the fleet" />}
    </p>
  )
}

function NothingFound({ fleet, onClear }: { readonly fleet: Fleet; readonly onClear: () => void }) {
  if (fleet.vehicles.length === 0) {
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
