import type { AuditEntry } from '#contract/history.ts'
import { changesWords } from './entry-words.ts'

/** What each column of an exported audit holds. Times are ISO 8601 in UTC; names of calls as in the API. */
const columns = {
  At: ({ at }) => at,
  Person: ({ username }) => username,
  'Person ID': ({ sub }) => sub,
  Groups: ({ groups }) => groups.join(', '),
  Action: ({ action }) => action,
  Decision: ({ decision }) => decision,
  'Decided by': ({ decidedBy }) => decidedBy,
  'Vehicle ID': ({ vehicleId = '' }) => vehicleId,
  Member: ({ member = '' }) => member,
  Changes: ({ changes }) => changesWords(changes),
  Reason: ({ reason = '' }) => reason,
  Request: ({ requestId }) => requestId,
  Entry: ({ auditId }) => auditId,
} as const satisfies Record<string, (entry: AuditEntry) => string>

/** The heads of the columns. */
export const entryColumns: readonly string[] = Object.keys(columns)

/** An entry's texts, in their order. */
export function cellsOf(entry: AuditEntry): readonly string[] {
  return Object.values(columns).map((textOf) => textOf(entry))
}
