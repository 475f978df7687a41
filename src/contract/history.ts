import type { RouteName } from './routes.ts'
import type { VehicleField } from './vehicle.ts'

/** One field before and after; an absent side means that the field was or became unknown. */
export interface FieldChange {
  readonly field: VehicleField
  readonly from?: unknown
  readonly to?: unknown
}

/** Who did what, or tried to. Written once, never changed. `at` is ISO 8601 in UTC. */
export interface AuditEntry {
  readonly auditId: string
  readonly at: string
  readonly vehicleId: string
  readonly sub: string
  readonly username: string
  readonly groups: readonly string[]
  /** The call, by its name in the table. */
  readonly action: RouteName
  readonly decision: 'allowed' | 'denied'
  /** The scope and group that allowed it, or the code of what was missing. */
  readonly decidedBy: string
  readonly changes: readonly FieldChange[]
  readonly reason?: string
  readonly requestId: string
}

/** A page of a vehicle's history, newest first. */
export interface HistoryPage {
  readonly items: readonly AuditEntry[]
  readonly nextCursor: string | null
}
