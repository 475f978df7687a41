import { type RouteName, routeNames } from '#contract/routes.ts'
import { callApi } from '../calls.ts'
import { type Probe, probe } from '../row.ts'
import { told } from '../told.ts'
import { harmlessCalls } from './harmless-calls.ts'

/**
 * Every route with an ID token. A method that was deployed without a scope takes those, and no access token.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 */
export const idTokenProbes: readonly Probe[] = routeNames.map(idTokenProbe)

function idTokenProbe(route: RouteName): Probe {
  const id = `id-token ${route}`
  const about = 'the admin calls it with an ID token'
  return probe({ [id]: { about, expected: '401 UnauthorizedException "Unauthorized"' } }, async (side) => {
    const call = harmlessCalls[route].call()
    const headers = { ...call.headers, authorization: `Bearer ${side.tokens.admin.idToken}` }
    return { [id]: told(await callApi(side, 'admin', { ...call, headers })) }
  })
}
