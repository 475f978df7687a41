import { useState } from 'react'
import { CallReason } from '#auth/call-reason.tsx'
import { useAccess } from '#auth/can.tsx'
import { type RouteName, routeNames, routeOf } from '#contract/routes.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { useFleetApi } from '../api/fleet-api-context.tsx'
import { isFiltered, noFilters } from './entry-filters.ts'
import { EntryList } from './entry-list.tsx'
import { FilterForm } from './filter-form.tsx'
import { peopleIn } from './people-in.ts'
import { useEntries } from './use-entries.ts'

const pageSize = 20

/** The calls that can be in a vehicle's history. */
const actions: readonly RouteName[] = routeNames.filter(
  (name) => name === 'addVehicles' || routeOf(name).path.includes('{vehicleId}'),
)

/** Who changed what, and what was refused, newest first; for those who may not see it, why not. */
export function VehicleHistory({ vehicle }: { readonly vehicle: Vehicle }) {
  const { allowed } = useAccess('readHistory', vehicle)
  return (
    <section aria-labelledby="history-title" className="card">
      <h2 id="history-title">History</h2>
      {allowed ? (
        <History key={vehicle.vehicleId} vehicleId={vehicle.vehicleId} />
      ) : (
        <CallReason call="readHistory" on={vehicle} />
      )}
    </section>
  )
}

function History({ vehicleId }: { readonly vehicleId: string }) {
  const api = useFleetApi()
  const [filters, setFilters] = useState(noFilters)
  const list = useEntries({
    key: ['history', vehicleId],
    ask: (query, signal) => api.readHistory({ vehicleId, query, signal }),
    filters,
    pageSize,
  })
  const filtered = isFiltered(filters)
  return (
    <>
      <details className="entry-details">
        <summary>{filtered ? 'Filter: not everything is shown' : 'Filter'}</summary>
        <FilterForm
          filters={filters}
          onFilter={setFilters}
          actions={actions}
          people={peopleIn(list.entries)}
        />
      </details>
      <EntryList
        list={list}
        empty={
          filtered
            ? 'No entry matches: choose other filters, or clear them.'
            : 'Nobody has changed this vehicle yet.'
        }
      />
    </>
  )
}
