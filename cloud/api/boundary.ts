import type { APIGatewayProxyEvent } from 'aws-lambda'
import { type Denial, freshnessDenial, gatewayDenial, groupDenial } from '#contract/access.ts'
import { type Caller, callerFrom, type Claims, readClaims } from '#contract/caller.ts'
import { type RouteName, routeNames, routeOf } from '#contract/routes.ts'

/** The row of the table that an event of API Gateway is for. */
export function routeOfEvent({ httpMethod, resource }: APIGatewayProxyEvent): RouteName | undefined {
  return routeNames.find((name) => routeOf(name).method === httpMethod && routeOf(name).path === resource)
}

/** Who is calling; of all that the authorizer hands over, only the claims that are meant to be read. @throws {ClaimError} */
export function callerOfEvent({ requestContext }: APIGatewayProxyEvent): Caller {
  const all: unknown = requestContext.authorizer?.['claims']
  const claims: Claims = {}
  for (const name of readClaims) {
    if (typeof all === 'object' && all !== null && Object.hasOwn(all, name)) {
      claims[name] = (all as Record<string, unknown>)[name]
    }
  }
  return callerFrom(claims)
}

/**
 * Why the caller may not make this call, or null; the scope is asked for again, should a method ever be deployed
 * without its own. None of it depends on the vehicle, so a refusal says nothing about it. `now` in seconds since 1970.
 */
export function boundaryDenial(
  caller: Caller,
  route: RouteName,
  { clientId, now }: { clientId: string; now: number },
): Denial | null {
  if (clientId === '' || caller.clientId !== clientId) return { code: 'wrong_client', route }
  return gatewayDenial(caller, route) ?? groupDenial(caller, route) ?? freshnessDenial(caller, route, now)
}
