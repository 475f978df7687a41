import { longestWaitMs, type NextStep } from '#auth/failure.ts'
import { gatewayDenial } from '#contract/access.ts'
import { refusalText } from '#contract/refusal.ts'
import { type RouteName, routeOf } from '#contract/routes.ts'
import type { FailureCode } from './api/api-error.ts'
import type { Tried } from './api/try-call.ts'
import { timeWords } from './words.ts'

/** A call that failed for good. */
export interface FailedCall {
  readonly route: RouteName
  /** The last try. */
  readonly tried: Tried
  readonly next: NextStep
  /** Whether any of the tries may have been carried out. */
  readonly mayBeDone: boolean
}

/** A failure for the person who pressed something: what happened, whether it has changed anything, and what to do. */
export function failureWords(call: FailedCall, code: FailureCode, problem: string | undefined): string {
  const [happened, todo] = problem === undefined ? ownWords(call, code) : [problem, faultOf(call.next)]
  return [happened, effectOf(call), todo].filter(Boolean).join(' ')
}

type Words = readonly [happened: string, todo: string]

/** For what the API itself has said nothing about. */
function ownWords({ route, tried, next }: FailedCall, code: FailureCode): Words {
  const { does } = routeOf(route)
  switch (code) {
    case 'scope_missing': {
      const { caller } = tried
      const denial = caller && gatewayDenial(caller, route)
      return [denial ? refusalText(denial, caller) : `You may not ${does}.`, '']
    }
    case 'offline':
      return [`You are offline: this app can't ${does}.`, 'Try again when you are connected.']
    case 'late':
      return [
        `You asked to ${does} more than a minute ago, which is too long to do it now.`,
        'Try again if you still want it.',
      ]
    case 'session_unavailable':
      return [`Your session could not be renewed to ${does}.`, 'Check the connection, then try again.']
    case 'unreachable':
      return [`The fleet API did not answer when asked to ${does}.`, 'Check the connection, then try again.']
    case 'busy':
      return [`The fleet API is busy and gave no answer when asked to ${does}.`, whenToTry(next)]
    default:
      return [
        `The fleet API gave an answer that this app does not understand (status ${tried.result}) when asked to ${does}.`,
        'Try again; if it stays, tell whoever runs it.',
      ]
  }
}

/** Whether a write that failed has changed anything; nothing for a read. */
function effectOf({ route, tried, mayBeDone }: FailedCall): string {
  const { method, header } = routeOf(route)
  if (method === 'GET') return ''
  if (!mayBeDone) return tried.access ? 'Nothing was changed.' : 'Nothing was sent.'
  return header === 'Idempotency-Key'
    ? 'It is not known whether the vehicle got it: if you press again, it will not be sent twice.'
    : 'It is not known whether it was saved: if you save again, it will not be saved twice.'
}

function faultOf(next: NextStep): string {
  return next.kind === 'report' ? 'This is a fault of the app: tell whoever runs it.' : ''
}

function whenToTry(next: NextStep): string {
  const wait = next.kind === 'giveUp' ? next.askedToWaitMs : null
  if (wait === null || wait <= longestWaitMs) return 'Try again in a moment.'
  // Times are shown to the minute: the next one.
  return `Try again after ${timeWords(new Date(Date.now() + wait + 59_999).toISOString())}.`
}
