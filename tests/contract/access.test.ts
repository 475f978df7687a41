import { describe, expect, test } from 'vitest'
import { callDenial, freshnessDenial, gatewayDenial, groupDenial, mayCall } from '#contract/access.ts'
import { type Caller, callerFrom } from '#contract/caller.ts'
import { type RouteName, routeNames } from '#contract/routes.ts'

const all = 'fleet/read fleet/telemetry fleet/write fleet/command fleet/unlock fleet/admin'
const allButAdmin = 'fleet/read fleet/telemetry fleet/write fleet/command fleet/unlock'

// Written out by hand on purpose: this is the access table as people read it, not as the code derives it.
const table: [route: RouteName, scope: string, groups: string, allowed: boolean][] = [
  ['listVehicles', 'fleet/read', 'operator,tenant:north', true],
  ['listVehicles', 'fleet/read', 'manager,tenant:north', true],
  ['listVehicles', 'fleet/read', 'admin,tenant:north', true],
  ['listVehicles', '', 'admin,tenant:north', false],
  ['listVehicles', 'fleet/write fleet/command fleet/unlock', 'admin,tenant:north', false],
  ['listVehicles', all, 'tenant:north', false],
  ['listVehicles', all, 'operator', false],
  ['listVehicles', all, 'operator,tenant:north,tenant:south', false],
  ['listTelemetry', 'fleet/telemetry', 'operator,tenant:north', true],
  ['listTelemetry', 'fleet/telemetry', 'manager,tenant:north', true],
  ['listTelemetry', 'fleet/telemetry', 'admin,tenant:north', true],
  ['listTelemetry', 'fleet/read fleet/write fleet/command fleet/unlock', 'admin,tenant:north', false],
  ['listTelemetry', all, 'tenant:north', false],
  ['readVehicle', 'fleet/read', 'operator,tenant:north', true],
  ['readVehicle', 'fleet/read', 'manager,tenant:north', true],
  ['readVehicle', 'fleet/read', 'admin,tenant:north', true],
  ['readVehicle', 'fleet/write fleet/command fleet/unlock', 'admin,tenant:north', false],
  ['readHistory', all, 'operator,tenant:north', false],
  ['readHistory', 'fleet/read', 'manager,tenant:north', true],
  ['readHistory', 'fleet/read', 'admin,tenant:north', true],
  ['readHistory', 'fleet/write', 'admin,tenant:north', false],
  ['updateVehicle', all, 'operator,tenant:north', false],
  ['updateVehicle', 'fleet/write', 'manager,tenant:north', true],
  ['updateVehicle', 'fleet/write', 'admin,tenant:north', true],
  ['updateVehicle', 'fleet/read fleet/command fleet/unlock', 'admin,tenant:north', false],
  ['addVehicles', all, 'operator,tenant:north', false],
  ['addVehicles', 'fleet/write', 'manager,tenant:north', true],
  ['addVehicles', 'fleet/write', 'admin,tenant:north', true],
  ['addVehicles', 'fleet/read fleet/telemetry fleet/command fleet/unlock', 'admin,tenant:north', false],
  ['lockDoors', 'fleet/command', 'operator,tenant:north', true],
  ['lockDoors', 'fleet/command', 'manager,tenant:north', true],
  ['lockDoors', 'fleet/command', 'admin,tenant:north', true],
  ['lockDoors', 'fleet/read fleet/write fleet/unlock', 'admin,tenant:north', false],
  ['unlockDoors', all, 'operator,tenant:north', false],
  ['unlockDoors', 'fleet/unlock', 'manager,tenant:north', true],
  ['unlockDoors', 'fleet/unlock', 'admin,tenant:north', true],
  ['unlockDoors', 'fleet/read fleet/write fleet/command', 'admin,tenant:north', false],
  ['readTelemetry', 'fleet/telemetry', 'operator,tenant:north', true],
  ['readTelemetry', 'fleet/telemetry', 'manager,tenant:north', true],
  ['readTelemetry', 'fleet/telemetry', 'admin,tenant:north', true],
  [
    'readTelemetry',
    'fleet/read fleet/write fleet/command fleet/unlock fleet/admin',
    'admin,tenant:north',
    false,
  ],
  ['readTelemetry', all, 'tenant:north', false],
  ['readCommands', 'fleet/read', 'operator,tenant:north', true],
  ['readCommands', 'fleet/read', 'manager,tenant:north', true],
  ['readCommands', 'fleet/read', 'admin,tenant:north', true],
  [
    'readCommands',
    'fleet/telemetry fleet/write fleet/command fleet/unlock fleet/admin',
    'admin,tenant:north',
    false,
  ],
  ['readCommands', all, 'tenant:north', false],
  ['listAdmins', 'fleet/read', 'operator,tenant:north', true],
  ['listAdmins', 'fleet/read', 'manager,tenant:north', true],
  ['listAdmins', 'fleet/read', 'admin,tenant:north', true],
  [
    'listAdmins',
    'fleet/telemetry fleet/write fleet/command fleet/unlock fleet/admin',
    'admin,tenant:north',
    false,
  ],
  ['listAdmins', all, 'tenant:north', false],
  ['immobilize', all, 'operator,tenant:north', false],
  ['immobilize', all, 'manager,tenant:north', false],
  ['immobilize', 'fleet/unlock', 'admin,tenant:north', true],
  ['immobilize', 'fleet/read fleet/write fleet/command fleet/admin', 'admin,tenant:north', false],
  ['release', all, 'operator,tenant:north', false],
  ['release', all, 'manager,tenant:north', false],
  ['release', 'fleet/unlock', 'admin,tenant:north', true],
  ['release', 'fleet/read fleet/write fleet/command fleet/admin', 'admin,tenant:north', false],
  ['listMembers', all, 'operator,tenant:north', false],
  ['listMembers', all, 'manager,tenant:north', false],
  ['listMembers', 'fleet/admin', 'admin,tenant:north', true],
  ['listMembers', allButAdmin, 'admin,tenant:north', false],
  ['updateMember', all, 'operator,tenant:north', false],
  ['updateMember', all, 'manager,tenant:north', false],
  ['updateMember', 'fleet/admin', 'admin,tenant:north', true],
  ['updateMember', allButAdmin, 'admin,tenant:north', false],
  ['readAudit', all, 'operator,tenant:north', false],
  ['readAudit', all, 'manager,tenant:north', false],
  ['readAudit', 'fleet/admin', 'admin,tenant:north', true],
  ['readAudit', allButAdmin, 'admin,tenant:north', false],
]

function callerWith(scope: string, groups: string): Caller {
  return callerFrom({ sub: 'ada', scope, 'cognito:groups': groups })
}

test.each(table)('%s with scope "%s" in groups "%s": %s', (route, scope, groups, allowed) => {
  expect(mayCall(callerWith(scope, groups), route)).toBe(allowed)
})

test('every route has a row for each role', () => {
  for (const route of routeNames) {
    for (const role of ['operator', 'manager', 'admin']) {
      expect(table.some(([name, , groups]) => name === route && groups.startsWith(role))).toBe(true)
    }
  }
})

describe('what is missing is named', () => {
  test('the scope, by the gateway', () => {
    expect(gatewayDenial(callerWith('fleet/read', 'admin,tenant:north'), 'updateVehicle')).toEqual({
      code: 'scope_missing',
      route: 'updateVehicle',
      scope: 'fleet/write',
    })
  })

  test('the tenant before the group, by the boundary', () => {
    expect(groupDenial(callerWith(all, ''), 'updateVehicle')).toEqual({
      code: 'tenant_missing',
      route: 'updateVehicle',
    })
    expect(groupDenial(callerWith(all, 'operator,tenant:north'), 'updateVehicle')).toEqual({
      code: 'group_missing',
      route: 'updateVehicle',
      groups: ['manager', 'admin'],
    })
  })

  test('a vehicle of another tenant', () => {
    const caller = callerWith(all, 'admin,tenant:north')
    expect(callDenial(caller, 'lockDoors', { tenantId: 'north' })).toBeNull()
    expect(callDenial(caller, 'lockDoors', { tenantId: 'south' })).toEqual({
      code: 'other_tenant',
      route: 'lockDoors',
    })
  })
})

describe('a fresh sign-in', () => {
  const signedInAt = (authTime: unknown) =>
    callerFrom({ sub: 'ada', scope: all, 'cognito:groups': 'admin,tenant:north', auth_time: authTime })

  test.each([
    [1_000_000, 1_000_300, null],
    [1_000_000, 1_000_301, 'fresh_sign_in_required'],
    ['1000000', 1_000_300, null],
    [undefined, 1_000_300, 'fresh_sign_in_required'],
    ['soon', 1_000_300, 'fresh_sign_in_required'],
    [-1, 100, null],
  ])('auth_time %s at %s: %s', (authTime, now, code) => {
    expect(freshnessDenial(signedInAt(authTime), 'unlockDoors', now)?.code ?? null).toBe(code)
  })

  test('is asked for by what is sensitive, and by nothing else', () => {
    const stale = signedInAt(1)
    const asking = routeNames.filter((route) => freshnessDenial(stale, route, 2_000_000))
    expect(asking).toEqual(['unlockDoors', 'immobilize', 'release'])
  })
})
