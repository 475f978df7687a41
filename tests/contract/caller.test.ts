import { describe, expect, test } from 'vitest'
import { ClaimError, callerFrom } from '#contract/caller.ts'

const claims = {
  sub: 'ada',
  username: 'ada.l',
  client_id: 'app',
  auth_time: 1_700_000_000,
  scope: 'openid fleet/read fleet/write',
  'cognito:groups': ['manager', 'tenant:north'],
}

test('a decoded token and the gateway’s flat strings describe the same caller', () => {
  const flat = { ...claims, auth_time: '1700000000', 'cognito:groups': 'manager,tenant:north' }
  expect(callerFrom(flat)).toEqual(callerFrom(claims))
  expect(callerFrom(claims)).toEqual({
    sub: 'ada',
    username: 'ada.l',
    clientId: 'app',
    authTime: 1_700_000_000,
    scopes: new Set(['fleet/read', 'fleet/write']),
    groups: new Set(['manager']),
    tenant: 'north',
  })
})

test.each([[undefined], [''], [7], [null], [['ada']]])('a sub of %j is no caller', (sub) => {
  expect(() => callerFrom({ ...claims, sub })).toThrow(ClaimError)
})

describe('a scope counts only if it is written exactly', () => {
  test.each([
    'fleet/readonly',
    'xfleet/read',
    'fleet/read/',
    'FLEET/READ',
    'fleet/read,fleet/write',
    'fleet/read\tfleet/write',
    'fleet/read\u00a0fleet/write',
    'fleet/read\u200bfleet/write',
    'toString constructor __proto__',
  ])('%j', (scope) => {
    expect(callerFrom({ ...claims, scope }).scopes).toEqual(new Set())
  })

  test.each([[['fleet/read']], [{ 'fleet/read': true }], [null], [1]])('%j is no scope', (scope) => {
    expect(callerFrom({ ...claims, scope }).scopes).toEqual(new Set())
  })
})

test.each([
  [['admin,manager', 'tenant:north']],
  [['tenant:north,admin']],
  [{ 0: 'admin', 1: 'tenant:north' }],
  [null],
])('groups of %j give neither role nor tenant', (groups) => {
  const caller = callerFrom({ ...claims, 'cognito:groups': groups })
  expect(caller.groups).toEqual(new Set())
  expect(caller.tenant).toBeNull()
})
