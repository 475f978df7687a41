import { expect, test } from 'vitest'
import { callDenial, type Denial } from '#contract/access.ts'
import { callerFrom } from '#contract/caller.ts'
import { remediesFor } from '#contract/remedy.ts'

const caller = (groups: string, scope: string) => callerFrom({ sub: 'ada', scope, 'cognito:groups': groups })
const operator = caller('operator,tenant:north', 'fleet/read fleet/telemetry fleet/command')
const manager = caller(
  'manager,tenant:north',
  'fleet/read fleet/telemetry fleet/write fleet/command fleet/unlock',
)

function denialOf(...[who, route, on]: Parameters<typeof callDenial>): Denial {
  const denial = callDenial(who, route, on)
  if (!denial) throw new Error(`${route} is not refused`)
  return denial
}

test('an operator learns what a manager and an admin may do beside unlocking', () => {
  expect(remediesFor(denialOf(operator, 'unlockDoors'), operator)).toEqual([
    { role: 'manager', opens: ['unlockDoors', 'readHistory', 'updateVehicle', 'addVehicles'] },
    {
      role: 'admin',
      opens: [
        'unlockDoors',
        'readHistory',
        'updateVehicle',
        'addVehicles',
        'immobilize',
        'release',
        'listMembers',
        'updateMember',
        'readAudit',
      ],
    },
  ])
})

test('a manager, who has the scope of immobilising, learns that it takes the group', () => {
  expect(remediesFor(denialOf(manager, 'immobilize'), manager)).toEqual([
    { role: 'admin', opens: ['immobilize', 'release', 'listMembers', 'updateMember', 'readAudit'] },
  ])
})

test.each<[string, Denial]>([
  ['another tenant', denialOf(manager, 'readVehicle', { tenantId: 'south' })],
  ['another app', { code: 'wrong_client', route: 'readVehicle' }],
  ['an old sign-in', { code: 'fresh_sign_in_required', route: 'unlockDoors', maxAgeSeconds: 300 }],
])('no group helps against a refusal for %s', (_, denial) => {
  expect(remediesFor(denial, manager)).toEqual([])
})

test('without a tenant no group helps', () => {
  const nobody = caller('operator', '')
  expect(remediesFor(denialOf(nobody, 'listVehicles'), nobody)).toEqual([])
})
