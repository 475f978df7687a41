import type { TryResult } from '#auth/failure.ts'
import type { AccessToken } from '#auth/access-token.ts'
import type { TokenWish } from '#auth/session.ts'
import { SessionUnavailableError } from '#auth/tokens.ts'
import type { Caller } from '#contract/caller.ts'
import { type RouteName, routeOf } from '#contract/routes.ts'
import { type Answer, readAnswer } from './read-answer.ts'
import { noteCall } from './recent-calls.ts'

/** Gives an access token for each try. */
export type TokenSource = (wish?: TokenWish) => Promise<AccessToken>

/** What is read of any call's input; `CallInput` says which of them a call has. */
export interface AnyInput {
  readonly version?: number
  readonly idempotencyKey?: string
  readonly query?: Readonly<Record<string, string | undefined>>
  readonly body?: object
  readonly signal?: AbortSignal
}

/** One call, ready to be sent. */
export interface ReadyCall {
  readonly route: RouteName
  readonly input: AnyInput
  readonly url: URL
  /** When it was asked for, in milliseconds since 1970. */
  readonly askedAt: number
}

/** What one try came to, with the answer where there was one, and its token and caller where it was sent. */
export interface Tried extends Partial<Omit<Answer, 'result'>> {
  readonly result: TryResult
  readonly access?: AccessToken
  readonly caller?: Caller
  readonly cause?: unknown
}

/** An answer that takes longer than API Gateway waits (29 s) will not come any more. */
const patienceMs = 35_000

/** A write that was asked for longer ago is not sent: the computer may have slept, and no door opens hours after the press. */
const mostAgeMs = 60_000

/** Sends a call once, unless that makes no sense now. @throws {SessionEndedError}, and the signal's reason. */
export async function tryCall(
  { route, input, url, askedAt }: ReadyCall,
  readToken: () => Promise<AccessToken>,
): Promise<Tried> {
  if (!navigator.onLine) return { result: 'offline' }
  let access: AccessToken
  try {
    access = await readToken()
  } catch (cause) {
    if (cause instanceof SessionUnavailableError) return { result: 'session_unavailable', cause }
    throw cause
  }
  const { method } = routeOf(route)
  const sentAt = Date.now()
  if (method !== 'GET' && sentAt - askedAt > mostAgeMs) return { result: 'late' }
  const note = (status: number, requestId: string | null) => {
    const at = new Date(sentAt).toISOString()
    noteCall({ at, route, status, requestId, milliseconds: Date.now() - sentAt })
  }
  const { signal, body } = input
  const sent = { access, caller: access.caller }
  const timeout = AbortSignal.timeout(patienceMs)
  try {
    const response = await fetch(url, {
      method,
      headers: headersOf(input, access),
      // The API sets no cookie and sends nobody elsewhere: a token never follows a redirect.
      credentials: 'omit',
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      ...(body && { body: JSON.stringify(body) }),
    })
    const answer = await readAnswer(response)
    note(answer.result, answer.requestId)
    return { ...answer, ...sent }
  } catch (cause) {
    signal?.throwIfAborted()
    note(0, null)
    return { result: 'unreachable', cause, ...sent }
  }
}

function headersOf({ version, idempotencyKey, body }: AnyInput, access: AccessToken): Headers {
  const headers = new Headers({
    ...(body && { 'content-type': 'application/json' }),
    ...(version !== undefined && { 'if-match': `"${version}"` }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
  })
  access.authorize(headers)
  return headers
}
