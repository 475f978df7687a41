import type { Denial } from './access.ts'
import type { AuditEntry } from './history.ts'
import type { MemberDenial } from './member-refusal.ts'
import { freshSeconds, type Route, routeOf } from './routes.ts'

/** What decided a call of somebody, in words for whoever reads the audit: what allowed it, or what was missing. */
export function decisionWords({
  action,
  decision,
  decidedBy,
}: Pick<AuditEntry, 'action' | 'decision' | 'decidedBy'>): string {
  if (decision === 'allowed') {
    const [scope, group] = decidedBy.split(', ')
    return group ? `By the scope ${scope} and the group ${group}` : `By ${decidedBy}`
  }
  const words = Object.hasOwn(missing, decidedBy) ? missing[decidedBy as keyof typeof missing] : undefined
  return words?.(routeOf(action)) ?? `Refused: ${decidedBy}`
}

const missing: Readonly<Record<Denial['code'] | MemberDenial, (route: Route) => string>> = {
  scope_missing: ({ scope }) => `Missing: the scope ${scope}`,
  group_missing: ({ groups }) => `Missing: the group ${groups.join(' or ')}`,
  tenant_missing: () => 'Missing: exactly one group that names a tenant',
  fresh_sign_in_required: () => `Missing: a sign-in at most ${freshSeconds / 60} minutes old`,
  wrong_client: () => 'The sign-in was made for another app',
  other_tenant: () => 'It belongs to another tenant',
  own_groups: () => 'Nobody may change their own groups',
  last_admin: () => 'No admin would have been left',
}
