import { gatewayDenial } from '#contract/access.ts'
import type { Caller } from '#contract/caller.ts'
import { type RouteName, routeOf } from '#contract/routes.ts'
import { retryAfterMs } from './retry-after.ts'

/**
 * What a try of a call came to: the HTTP status of its answer, or why there is none. `unreachable`: it was sent, but nothing came
 * back (in time). Not sent at all: `offline`, without a connection; `session_unavailable`, which could not be renewed now; `late`, a
 * write that was asked for too long ago.
 */
export type TryResult = number | 'unreachable' | 'offline' | 'session_unavailable' | 'late'

/** A try of a call that did not give what was asked for. */
export interface FailedTry {
  readonly route: RouteName
  /** Whom its token spoke for; none where it was not sent. */
  readonly caller?: Caller
  readonly result: TryResult
  /** The answer's header of that name. */
  readonly retryAfter?: string | null
  /** 1 for the first try. */
  readonly attempt: number
  /** The token was already another one than that of the first try, since the gateway had refused that. */
  readonly renewed: boolean
}

/**
 * What happens next. `refuse`: the person may not, or asks for what can't be; `renew`: another token, then once more; `signIn`: the
 * session is over; `repeat`: the same call (with the same Idempotency-Key) after `afterMs`; `merge`: someone else was faster;
 * `giveUp`: the person decides whether to try again, after `askedToWaitMs` if the service said so; `report`: a fault of ours.
 */
export type NextStep =
  | { readonly kind: 'refuse' | 'renew' | 'signIn' | 'merge' | 'report' }
  | { readonly kind: 'repeat'; readonly afterMs: number }
  | { readonly kind: 'giveUp'; readonly askedToWaitMs: number | null }

/** Milliseconds since 1970, and a number from 0 to below 1. */
export interface Chance {
  readonly now: number
  readonly random: number
}

/** How often a call is tried in all; a token that had to be replaced gives it one more. */
const mostTries = 3

/** Whoever is asked to wait longer is told so instead. */
export const longestWaitMs = 20_000

/** Full jitter: anything up to a bound that doubles (AWS Architecture Blog, "Exponential Backoff And Jitter"). */
const firstBackoffMs = 1_000

/** What a failure means: the one place that decides whether a call is made again, a token renewed or a session ended. */
export function afterFailure(failed: FailedTry, { now, random }: Chance): NextStep {
  const { route, caller, result, attempt, renewed } = failed
  if (isConflict(route, result)) return { kind: 'refuse' }
  switch (result) {
    case 400:
    case 403:
    case 404:
    case 410:
    case 413:
      return { kind: 'refuse' }
    case 401:
      // The gateway gives no reason; the token itself tells whether it was the scope, and then another one would not help.
      if (caller && gatewayDenial(caller, route)) return { kind: 'refuse' }
      return { kind: renewed ? 'signIn' : 'renew' }
    case 412:
      return { kind: 'merge' }
    case 'offline':
    case 'session_unavailable':
    case 'late':
      return { kind: 'giveUp', askedToWaitMs: null }
  }
  if (!mayPass(route, result)) return { kind: 'report' }
  const askedToWaitMs = retryAfterMs(failed.retryAfter, now)
  const afterMs = askedToWaitMs ?? random * firstBackoffMs * 2 ** (attempt - 1)
  const mayRepeat = isRead(route) || (hasKey(route) && repeatedUnderKey.includes(result))
  return mayRepeat && attempt < mostTries && afterMs <= longestWaitMs
    ? { kind: 'repeat', afterMs }
    : { kind: 'giveUp', askedToWaitMs }
}

/** Whether a call that failed like this may have been carried out all the same. */
export function mayBeDone(route: RouteName, result: TryResult): boolean {
  if (isRead(route) || isConflict(route, result)) return false
  if (typeof result === 'string') return result === 'unreachable'
  return result < 400 || result === 409 || result >= 500
}

/** Where a call has no header that could be at odds, 409 is a refusal of what is asked for (RFC 9110, 15.5.10). */
function isConflict(route: RouteName, result: TryResult): boolean {
  return result === 409 && routeOf(route).header === undefined
}

/** No answer, still running under the same key, busy, out of reach; any other failure of a server may be the write's own fault. */
const repeatedUnderKey: readonly TryResult[] = ['unreachable', 409, 429, 503, 504]

/** Whether the same call may succeed later. */
function mayPass(route: RouteName, result: TryResult): boolean {
  if (typeof result === 'string' || result === 429 || result >= 500) return true
  return result === 409 && hasKey(route)
}

function isRead(route: RouteName): boolean {
  return routeOf(route).method === 'GET'
}

function hasKey(route: RouteName): boolean {
  return routeOf(route).header === 'Idempotency-Key'
}
