import type { RouteName } from './routes.ts'
import type { VehicleField } from './vehicle.ts'

/** One field before and after; an absent side means that the field was or became unknown. `groups`: of a member. */
export interface FieldChange {
  readonly field: VehicleField | 'groups'
  readonly from?: unknown
  readonly to?: unknown
}

export const decisions = ['allowed', 'denied'] as const
export type Decision = (typeof decisions)[number]

/** Who did what, or tried to. Written once, never changed. `at` is ISO 8601 in UTC. */
export interface AuditEntry {
  readonly auditId: string
  readonly at: string
  /** What it was about, where it was about one vehicle. */
  readonly vehicleId?: string
  /** The username of the member that it was about. */
  readonly member?: string
  readonly sub: string
  readonly username: string
  readonly groups: readonly string[]
  /** The call, by its name in the table. */
  readonly action: RouteName
  readonly decision: Decision
  /** The scope and group that allowed it, or the code of what was missing. */
  readonly decidedBy: string
  readonly changes: readonly FieldChange[]
  readonly reason?: string
  readonly requestId: string
}

/**
 * Audit entries, newest first: of a vehicle, or of the tenant. With filters a page may hold few entries, or none, while
 * `nextCursor` leads on: all that is newer than `searchedTo` (ISO 8601, UTC) has been looked at; null where nothing is left.
 */
export interface AuditPage {
  readonly items: readonly AuditEntry[]
  readonly nextCursor: string | null
  readonly searchedTo: string | null
}
