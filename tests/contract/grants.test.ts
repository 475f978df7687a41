import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scopesGrantedTo, scopesOfRole } from '#contract/grants.ts'
import { type RoleGroup, roleGroups, tenantOf } from '#contract/groups.ts'

// By hand, like the access table.
test.each<[RoleGroup, string[]]>([
  ['operator', ['fleet/read', 'fleet/telemetry', 'fleet/command']],
  ['manager', ['fleet/read', 'fleet/telemetry', 'fleet/write', 'fleet/command', 'fleet/unlock']],
  ['admin', ['fleet/read', 'fleet/telemetry', 'fleet/write', 'fleet/command', 'fleet/unlock', 'fleet/admin']],
])('%s is given %s', (role, scopes) => {
  expect(scopesOfRole(role)).toEqual(scopes)
})

test.each([
  { groups: [], why: 'no group at all' },
  { groups: ['admin'], why: 'no tenant' },
  { groups: ['tenant:north'], why: 'no role' },
  { groups: ['admin', 'tenant:north', 'tenant:south'], why: 'two tenants' },
  { groups: ['admin', 'tenant:north', 'Tenant:south'], why: 'a second tenant in another case' },
  { groups: ['admin', 'tenant:'], why: 'a tenant without a name' },
  { groups: ['admin', 'tenant:North'], why: 'a tenant that is no id' },
  { groups: ['admin', ' tenant:north'], why: 'a tenant with a space before it' },
  { groups: ['admin', 'tenant:north '], why: 'a tenant with a space after it' },
  { groups: ['Admin', 'tenant:north'], why: 'a role in another case' },
  { groups: ['admin ', 'tenant:north'], why: 'a role with a space' },
  { groups: ['аdmin', 'tenant:north'], why: 'a Cyrillic look-alike' },
  { groups: ['admin,manager', 'tenant:north'], why: 'a comma in a role' },
  { groups: ['admin', 'tenant:north', 'drivers,night'], why: 'a comma in any other name' },
])('$why grants nothing', ({ groups }) => {
  expect(scopesGrantedTo(groups)).toEqual([])
})

test('groups of other kinds change nothing', () => {
  expect(scopesGrantedTo(['operator', 'drivers', 'tenant:north'])).toEqual([
    'fleet/read',
    'fleet/telemetry',
    'fleet/command',
  ])
})

test('nothing is granted without one tenant and a role, whatever the names are', () => {
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom(...roleGroups, 'tenant:north', 'tenant:south', 'Tenant:x'),
  )
  fc.assert(
    fc.property(fc.array(name, { maxLength: 6 }), (groups) => {
      const roles = groups.filter((group) => (roleGroups as readonly string[]).includes(group))
      const granted = scopesGrantedTo(groups)
      const due = new Set(roles.flatMap((role) => scopesOfRole(role as RoleGroup)))
      expect(granted.every((scope) => tenantOf(groups) !== null && due.has(scope))).toBe(true)
    }),
  )
})
