import type { RouteName } from '#contract/routes.ts'

/** One request to the fleet API, as it may be told to whoever runs it: neither token nor parameters are in it. */
export interface RecentCall {
  /** When it was sent, by this computer's clock (ISO 8601, UTC). */
  readonly at: string
  readonly route: RouteName
  /** HTTP status; 0 where there was no answer. */
  readonly status: number
  /** API Gateway's, by which it is found in the logs. */
  readonly requestId: string | null
  readonly milliseconds: number
}

const most = 50

let calls: readonly RecentCall[] = []

/** The latest requests of the person who is signed in, newest last. Kept in memory, at most 50. */
export function recentCalls(): readonly RecentCall[] {
  return calls
}

/** Remembers a request; one that is made again counts again. */
export function noteCall(call: RecentCall): void {
  calls = [...calls, call].slice(-most)
}

/** For when a session ends: the next person has nothing to do with them. */
export function forgetCalls(): void {
  calls = []
}
