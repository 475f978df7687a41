import { expect, test } from 'vitest'
import { type RouteName, routeNames } from '#contract/routes.ts'
import { startApi } from '../support/api.ts'
import { allScopes, calls } from '../support/route-calls.ts'
import { admin, manager, newcomer, operator, type Person } from '../support/tokens.ts'

/** What each person is answered, by hand: first with the scopes of the groups, then with every scope there is. */
const answers: readonly [RouteName, Person, number, number][] = [
  ['listVehicles', operator, 200, 200],
  ['listVehicles', manager, 200, 200],
  ['listVehicles', admin, 200, 200],
  ['listVehicles', newcomer, 401, 403],
  ['listTelemetry', operator, 200, 200],
  ['listTelemetry', manager, 200, 200],
  ['listTelemetry', admin, 200, 200],
  ['listTelemetry', newcomer, 401, 403],
  ['readVehicle', operator, 200, 200],
  ['readVehicle', manager, 200, 200],
  ['readVehicle', admin, 200, 200],
  ['readVehicle', newcomer, 401, 403],
  ['readHistory', operator, 403, 403],
  ['readHistory', manager, 200, 200],
  ['readHistory', admin, 200, 200],
  ['readHistory', newcomer, 401, 403],
  ['updateVehicle', operator, 401, 403],
  ['updateVehicle', manager, 200, 412],
  ['updateVehicle', admin, 200, 412],
  ['updateVehicle', newcomer, 401, 403],
  ['addVehicles', operator, 401, 403],
  ['addVehicles', manager, 200, 200],
  ['addVehicles', admin, 200, 200],
  ['addVehicles', newcomer, 401, 403],
  ['lockDoors', operator, 202, 202],
  ['lockDoors', manager, 202, 202],
  ['lockDoors', admin, 202, 202],
  ['lockDoors', newcomer, 401, 403],
  ['unlockDoors', operator, 401, 403],
  ['unlockDoors', manager, 202, 202],
  ['unlockDoors', admin, 202, 202],
  ['unlockDoors', newcomer, 401, 403],
  ['readTelemetry', operator, 200, 200],
  ['readTelemetry', manager, 200, 200],
  ['readTelemetry', admin, 200, 200],
  ['readTelemetry', newcomer, 401, 403],
  ['readCommands', operator, 200, 200],
  ['readCommands', manager, 200, 200],
  ['readCommands', admin, 200, 200],
  ['readCommands', newcomer, 401, 403],
  ['immobilize', operator, 401, 403],
  ['immobilize', manager, 403, 403],
  ['immobilize', admin, 202, 202],
  ['immobilize', newcomer, 401, 403],
  ['release', operator, 401, 403],
  ['release', manager, 403, 403],
  ['release', admin, 202, 202],
  ['release', newcomer, 401, 403],
  ['listAdmins', operator, 200, 200],
  ['listAdmins', manager, 200, 200],
  ['listAdmins', admin, 200, 200],
  ['listAdmins', newcomer, 401, 403],
  ['listMembers', operator, 401, 403],
  ['listMembers', manager, 401, 403],
  ['listMembers', admin, 200, 200],
  ['listMembers', newcomer, 401, 403],
  ['updateMember', operator, 401, 403],
  ['updateMember', manager, 401, 403],
  ['updateMember', admin, 200, 200],
  ['updateMember', newcomer, 401, 403],
  ['readAudit', operator, 401, 403],
  ['readAudit', manager, 401, 403],
  ['readAudit', admin, 200, 200],
  ['readAudit', newcomer, 401, 403],
]

test.each(answers)('%s is answered by role, and by group where a token has every scope', async (...row) => {
  const [route, person, withOwnScopes, withEveryScope] = row
  const { call, vehicles } = await startApi()
  const { call: path, ...sent } = calls[route]
  const address = path.replace('ID', vehicles[0].vehicleId)
  const own = await call(person, address, sent)
  const every = await call(person, address, { ...sent, claims: { scope: allScopes } })
  expect([person.username, own.status, every.status]).toEqual([
    person.username,
    withOwnScopes,
    withEveryScope,
  ])
})

test('each route is in the table above, for every kind of person', () => {
  const rows = answers.map(([route, { username }]) => `${route} ${username}`)
  const people = [operator, manager, admin, newcomer].map(({ username }) => username)
  const expected = routeNames.flatMap((route) => people.map((username) => `${route} ${username}`))
  expect(rows.toSorted()).toEqual(expected.toSorted())
})
