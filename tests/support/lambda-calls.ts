import { flatClaims } from '#cloud/local/gateway/flat-claims.ts'
import { fleetMethods } from '#cloud/local/gateway/methods.ts'
import { proxyEvent } from '#cloud/local/gateway/proxy-event.ts'
import { createMatchRoute } from '#cloud/local/gateway/route-match.ts'
import type { Api, Received, Sent } from './api.ts'
import { accessClaims, type Person } from './tokens.ts'

const matchRoute = createMatchRoute(fleetMethods)

/** Calls the function as the gateway does, without signing a token each time: for tests that make thousands of calls. */
export function lambdaCalls({ handler, clock }: Pick<Api, 'handler' | 'clock'>) {
  let calls = 0
  return async (person: Person, call: string, { headers = {}, body, claims = {} }: Sent = {}) => {
    const [method = '', path = ''] = call.split(' ')
    const url = new URL(`https://localhost${path}`)
    const match = matchRoute(url.pathname)
    if (!match || match === 'malformed') throw new Error(`No route is for ${call}`)
    const requestId = `call-${(calls += 1)}`
    const event = proxyEvent({
      ...match,
      request: new Request(url, { method, headers }),
      url,
      path: url.pathname,
      claims: flatClaims({ ...accessClaims(person, clock.seconds()), ...claims }),
      body: body === undefined ? null : JSON.stringify(body),
      requestId,
      now: clock.now(),
    })
    const { statusCode: status, body: text } = await handler(event)
    const answer: Pick<Received, 'status' | 'body'> = { status, body: JSON.parse(text) }
    return { ...answer, requestId }
  }
}

export type LambdaCall = ReturnType<typeof lambdaCalls>
