import type { RecentCall } from '#fleet/api/recent-calls.ts'
import { isRoleGroup } from '#contract/groups.ts'
import { routes } from '#contract/routes.ts'
import { isScope } from '#contract/scopes.ts'
import { isCognitoClaim } from './cognito-claims.ts'
import { pagePattern } from './page-pattern.ts'
import { signInAge, tokenEndsIn } from './session-times.ts'
import type { SupportFacts } from './support-facts.ts'

/**
 * What may be told to whoever helps a person. It is closed: apart from what the build and the browser say of themselves, every text
 * in it is one of a list of ours, or a time or a request id by its shape. So no token, name, tenant or vehicle can get out,
 * whatever the facts hold.
 */
export function supportBundle({ session, calls, versions, browser, openedFrom, now }: SupportFacts) {
  const { caller, token } = session
  const known = token.claimNames.filter(isCognitoClaim)
  return {
    madeAt: time(now),
    versions: { 'fleet-console': versions.app ?? null, 'aws-amplify': versions.amplify ?? null },
    openedFrom: pagePattern(openedFrom),
    browser,
    userPoolClockAheadMs: whole(token.clockDriftMs),
    signInAgeSeconds: whole(signInAge(session, now)),
    accessToken: {
      endsInSeconds: whole(tokenEndsIn(session, now)),
      claims: known,
      otherClaims: token.claimNames.length - known.length,
    },
    hasTenant: caller.tenant !== null,
    groups: [...caller.groups].filter(isRoleGroup),
    scopes: [...caller.scopes].filter(isScope),
    calls: calls.map(toldOf),
  }
}

function toldOf({ at, route, status, requestId, milliseconds }: RecentCall) {
  return {
    at: time(at),
    route: Object.hasOwn(routes, route) ? route : null,
    status: whole(status),
    requestId: requestId !== null && uuid.test(requestId) ? requestId : null,
    milliseconds: whole(milliseconds),
  }
}

/** API Gateway's request ids are UUIDs (RFC 9562). */
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function time(value: number | string): string | null {
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

function whole(value: number | null): number | null {
  return Number.isFinite(value) ? Math.round(Number(value)) : null
}
