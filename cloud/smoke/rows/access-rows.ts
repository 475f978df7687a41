import { callDenial } from '#contract/access.ts'
import type { Caller } from '#contract/caller.ts'
import { scopesGrantedTo } from '#contract/grants.ts'
import { isRoleGroup, tenantOf } from '#contract/groups.ts'
import { type RouteName, routeNames, routeOf } from '#contract/routes.ts'
import { callApi } from '../calls.ts'
import { type Probe, probe } from '../row.ts'
import { groupsOfTester, type TesterName, testerNames } from '../tester.ts'
import { told } from '../told.ts'
import { harmlessCalls } from './harmless-calls.ts'

const unauthorized = '401 UnauthorizedException "Unauthorized"'

/** Every route of the table as everybody: refused by the gateway, by the boundary, or let through, as the contract says. */
export const accessProbes: readonly Probe[] = testerNames.flatMap((name) =>
  routeNames.map((route) => accessProbe(name, route)),
)

function accessProbe(name: TesterName, route: RouteName): Probe {
  const id = `access ${route} ${name}`
  const about = `may ${name === 'stranger' ? 'the admin of another tenant' : `the ${name}`} ${routeOf(route).does}?`
  return probe({ [id]: { about, expected: decisionOf(name, route) } }, async (side) => ({
    [id]: told(await callApi(side, name, harmlessCalls[route].call())),
  }))
}

function decisionOf(name: TesterName, route: RouteName): string {
  const denial = callDenial(callerLike(groupsOfTester(name, 'a', 'b')), route)
  if (!denial) return harmlessCalls[route].letThrough
  // The one refusal that the gateway can give: all others are the boundary's.
  return denial.code === 'scope_missing' ? unauthorized : `403 ${denial.code}`
}

/** What the contract makes of somebody in these groups who has just signed in. */
function callerLike(groups: readonly string[]): Caller {
  return {
    sub: 'sub',
    username: 'username',
    clientId: 'client',
    authTime: 0,
    scopes: new Set(scopesGrantedTo(groups)),
    groups: new Set(groups.filter(isRoleGroup)),
    tenant: tenantOf(groups),
  }
}
