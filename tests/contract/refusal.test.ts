import { expect, test } from 'vitest'
import { callDenial } from '#contract/access.ts'
import { callerFrom } from '#contract/caller.ts'
import { refusalText } from '#contract/refusal.ts'
import type { RouteName } from '#contract/routes.ts'

const operator = callerFrom({
  sub: 'o',
  scope: 'fleet/read fleet/command',
  'cognito:groups': ['operator', 'tenant:north'],
})
const newcomer = callerFrom({ sub: 'n', scope: 'openid' })

test.each<[RouteName, string]>([
  [
    'updateVehicle',
    'You may not change a vehicle: your sign-in lacks the scope fleet/write, which the groups manager and admin give. An admin of north can add you.',
  ],
  [
    'readHistory',
    'You may not see who changed a vehicle: this is for the groups manager and admin. An admin of north can add you.',
  ],
])('an operator is told about %s what is missing and who can grant it', (route, text) => {
  const denial = callDenial(operator, route)
  expect(denial && refusalText(denial, operator)).toBe(text)
})

test('a newcomer has no admin to ask', () => {
  const denial = callDenial(newcomer, 'listVehicles')
  expect(denial && refusalText(denial, newcomer)).toContain('Ask whoever runs your user pool.')
})
