import type { AccessToken } from '#auth/access-token.ts'
import { afterFailure, mayBeDone } from '#auth/failure.ts'
import { endSession, SessionEndedError } from '#auth/session.ts'
import type { Calls } from '#contract/calls.ts'
import { type RouteName, routeNames, type routes } from '#contract/routes.ts'
import { failureOf, loadFailures } from './failure-of.ts'
import { callUrl } from './call-url.ts'
import { pause } from './pause.ts'
import { type AnyInput, type TokenSource, tryCall } from './try-call.ts'

type PathParams<Path> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [Key in Name]: string } & PathParams<Rest>
  : unknown

type RequiredHeader<Row> = Row extends { header: 'If-Match' }
  ? { readonly version: number }
  : Row extends { header: 'Idempotency-Key' }
    ? { readonly idempotencyKey: string }
    : unknown

/** What a call takes: its path parameters, what its header is made of, query or body, and a signal to give up. */
export type CallInput<Name extends RouteName> = PathParams<(typeof routes)[Name]['path']> &
  RequiredHeader<(typeof routes)[Name]> &
  (Calls[Name] extends { query: infer Query } ? { readonly query?: Query } : unknown) &
  (Calls[Name] extends { body: infer Body } ? { readonly body: Body } : unknown) & {
    readonly signal?: AbortSignal
  }

/** One function per route of the table, by its name. @throws {ApiError} @throws {SessionEndedError} */
export type FleetApi = {
  readonly [Name in RouteName]: (input: CallInput<Name>) => Promise<Calls[Name]['answer']>
}

/** The fleet API at `endpoint` (https, no slash at the end), called with tokens from `tokenSource`. */
export function createFleetApi(endpoint: string, tokenSource: TokenSource): FleetApi {
  async function send(route: RouteName, input: AnyInput): Promise<unknown> {
    const call = {
      route,
      input,
      url: callUrl(endpoint, route, { ...input }, input.query),
      askedAt: Date.now(),
    }
    let refused: AccessToken | undefined
    let unsure = false
    for (let attempt = 1; ; attempt++) {
      const tried = await tryCall(call, () => tokenSource(refused && { refused }))
      const { result, body } = tried
      if (isGood(result, body)) return body
      // A refusal says nothing about an earlier try that got no answer.
      unsure ||= mayBeDone(route, result) && !isDryRun(input)
      const next = afterFailure(
        { ...tried, route, attempt, renewed: refused !== undefined },
        { now: Date.now(), random: Math.random() },
      )
      switch (next.kind) {
        case 'renew':
          refused = tried.access
          break
        case 'repeat':
          await pause(next.afterMs, input.signal)
          break
        case 'signIn':
          await endSession()
          throw new SessionEndedError('The session has ended: sign in again')
        default:
          throw await failureOf({ route, tried, next, mayBeDone: unsure })
      }
    }
  }

  void loadFailures().catch(() => {})
  const call = (route: RouteName) => (input: AnyInput) => send(route, input)
  return Object.fromEntries(routeNames.map((route) => [route, call(route)])) as unknown as FleetApi
}

/** What only asks what a write would do changes nothing, whatever becomes of it. */
function isDryRun({ body = {} }: AnyInput): boolean {
  return 'dryRun' in body && body.dryRun === true
}

/** An answer of 2xx that is no JSON is a proxy's. */
function isGood(result: unknown, body: unknown): body is object {
  return typeof result === 'number' && result < 300 && typeof body === 'object' && body !== null
}
