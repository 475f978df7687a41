import { useQuery } from '@tanstack/react-query'
import { useAccess } from '#auth/can.tsx'
import { useCaller } from '#auth/caller-context.tsx'
import type { AuditEntry, FieldChange } from '#contract/history.ts'
import { routes } from '#contract/routes.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { Loading } from '#ui/loading.tsx'
import { useFleetApi } from '../api/fleet-api-context.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { fieldWords, timeWords } from '../words.ts'
import { historyQuery } from './vehicle-query.ts'

/** Who changed what, newest first; for those who may not see it, why not. */
export function VehicleHistory({ vehicle }: { readonly vehicle: Vehicle }) {
  const { allowed, reason } = useAccess('readHistory', vehicle)
  return (
    <section aria-labelledby="history-title" className="card">
      <h2 id="history-title">History</h2>
      {allowed ? <Entries vehicleId={vehicle.vehicleId} /> : <p className="call-reason">{reason}</p>}
    </section>
  )
}

function Entries({ vehicleId }: { readonly vehicleId: string }) {
  const { data, error, refetch } = useQuery(historyQuery(useFleetApi(), useCaller(), vehicleId))
  if (error) return <FailureNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading what="Fetching the history" />
  if (data.items.length === 0) return <p>Nobody has changed this vehicle yet.</p>
  return (
    <ol className="history">
      {data.items.map((entry) => (
        <li key={entry.auditId}>
          <Entry entry={entry} />
        </li>
      ))}
      {data.nextCursor && <li className="unknown">Older entries are not shown.</li>}
    </ol>
  )
}

function Entry({ entry }: { readonly entry: AuditEntry }) {
  const did = entry.decision === 'allowed' ? 'was allowed to' : 'was refused to'
  return (
    <>
      <p>
        <strong>{entry.username}</strong> {did} {routes[entry.action].does}{' '}
        <span className="unknown">
          {timeWords(entry.at)} · {entry.decidedBy}
        </span>
      </p>
      {entry.changes.length > 0 && (
        <ul>
          {entry.changes.map((change) => (
            <li key={change.field}>
              {fieldWords[change.field]}: {shown(change, 'from')} → {shown(change, 'to')}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function shown(change: FieldChange, side: 'from' | 'to'): string {
  const value = change[side]
  if (value === undefined || value === '') return 'not set'
  if (Array.isArray(value)) return value.join(', ') || 'none'
  return String(value)
}
