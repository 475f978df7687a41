import type { AccessToken } from '#auth/session.ts'
import { gatewayDenial } from '#contract/access.ts'
import type { Calls } from '#contract/calls.ts'
import { refusalText } from '#contract/refusal.ts'
import { type RouteName, routeNames, routeOf, type routes } from '#contract/routes.ts'
import { ApiError } from './api-error.ts'
import { callUrl } from './call-url.ts'
import { readAnswer } from './read-answer.ts'

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

/** Gives an access token for each call; `renew` asks for a new one. */
export type TokenSource = (options?: { readonly renew?: boolean }) => Promise<AccessToken>

/** What `send` reads of any call's input; `CallInput` says which of them a call has. */
interface AnyInput {
  readonly version?: number
  readonly idempotencyKey?: string
  readonly query?: Readonly<Record<string, string | undefined>>
  readonly body?: object
  readonly signal?: AbortSignal
}

/** An answer that takes longer than API Gateway waits (29 s) will not come any more. */
const patienceMs = 35_000

/** The fleet API at `endpoint` (https, no slash at the end), called with tokens from `tokenSource`. */
export function createFleetApi(endpoint: string, tokenSource: TokenSource): FleetApi {
  async function send(route: RouteName, input: AnyInput): Promise<unknown> {
    const access = await tokenSource()
    const response = await request(route, input, access)
    if (response.status !== 401) return readAnswer(route, response)
    refuseForScope(route, access)
    // Expired by the gateway's clock though not by ours, or revoked: once more with a new token (security.md, 401).
    const renewed = await tokenSource({ renew: true })
    const again = await request(route, input, renewed)
    if (again.status === 401) refuseForScope(route, renewed)
    return readAnswer(route, again)
  }

  async function request(route: RouteName, input: AnyInput, { token }: AccessToken): Promise<Response> {
    const timeout = AbortSignal.timeout(patienceMs)
    try {
      return await fetch(callUrl(endpoint, route, { ...input }, input.query), {
        method: routeOf(route).method,
        headers: headersOf(input, token),
        // The API sets no cookie and sends nobody elsewhere: a token never follows a redirect.
        credentials: 'omit',
        redirect: 'error',
        signal: input.signal ? AbortSignal.any([input.signal, timeout]) : timeout,
        ...(input.body && { body: JSON.stringify(input.body) }),
      })
    } catch (cause) {
      if (input.signal?.aborted || (cause instanceof Error && cause.name === 'CallUrlError')) throw cause
      throw new ApiError({ route, status: 0, code: 'unreachable', message: unreachable(route) }, { cause })
    }
  }

  const call = (route: RouteName) => (input: AnyInput) => send(route, input)
  return Object.fromEntries(routeNames.map((route) => [route, call(route)])) as unknown as FleetApi
}

function headersOf({ version, idempotencyKey, body }: AnyInput, token: string): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    ...(body && { 'content-type': 'application/json' }),
    ...(version !== undefined && { 'if-match': `"${version}"` }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
  }
}

/** The gateway's 401 has no reason; the token itself tells whether it was the scope. */
function refuseForScope(route: RouteName, { caller }: AccessToken): void {
  const denial = gatewayDenial(caller, route)
  if (denial)
    throw new ApiError({
      route,
      status: 401,
      code: 'scope_missing',
      message: refusalText(denial, caller),
      denial,
    })
}

function unreachable(route: RouteName): string {
  return `The fleet API can't be reached to ${routeOf(route).does}. Check the connection, then try again.`
}
