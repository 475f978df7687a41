import type { AuditEntry } from '#contract/history.ts'
import type { ProblemCode } from '#contract/problem.ts'
import { routeOf } from '#contract/routes.ts'
import type { HandlerContext, Member } from './handler.ts'
import { timeOrderedId } from './time-ordered-id.ts'

/** What happened, beside who and when. */
type Happening = Pick<AuditEntry, 'vehicleId' | 'member' | 'action'> &
  Partial<Pick<AuditEntry, 'changes' | 'reason'>>

/** The entry for a call that is carried out: names the scope and the group that allowed it. */
export function allowedEntry(caller: Member, happening: Happening, context: HandlerContext): AuditEntry {
  const { scope, groups } = routeOf(happening.action)
  const group = groups.find((one) => caller.groups.has(one))
  return { ...entry(caller, happening, context), decision: 'allowed', decidedBy: `${scope}, ${group}` }
}

/** The entry for a call that was refused: names the code of what is missing. */
export function deniedEntry(
  caller: Member,
  { code, ...happening }: Omit<Happening, 'changes' | 'reason'> & { readonly code: ProblemCode },
  context: HandlerContext,
): AuditEntry {
  return { ...entry(caller, happening, context), decision: 'denied', decidedBy: code }
}

function entry(caller: Member, happening: Happening, { now, requestId }: HandlerContext) {
  return {
    auditId: timeOrderedId(now),
    at: new Date(now).toISOString(),
    sub: caller.sub,
    username: caller.username,
    groups: [...caller.groups],
    requestId,
    changes: [],
    ...happening,
  }
}
