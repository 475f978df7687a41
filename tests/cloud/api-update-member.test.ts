import { AdminAddUserToGroupCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { comparable, startApi } from '../support/api.ts'
import { auditOf, failPool, throttled, update } from '../support/members.ts'
import { personOf } from '../support/pool-person.ts'
import { admin } from '../support/tokens.ts'

test('an admin gives and takes groups: the answer, the list and the audit say so', async () => {
  const api = await startApi()
  const { call, memberships } = api
  const answer = await update(api, 'operator', ['manager', 'operator'], ['operator'])
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ username: 'operator', groups: ['operator', 'manager'] })
  expect(memberships.groupsOf(personOf('operator')).toSorted()).toEqual([
    'manager',
    'operator',
    'tenant:north',
  ])
  const taken = await update(api, 'operator', [], ['operator', 'manager'])
  expect(taken.body).toMatchObject({ groups: [] })
  const { items } = (await call(admin, 'GET /members/read')).body as { items: unknown[] }
  expect(items).toContainEqual(taken.body)
  expect(await auditOf(api)).toMatchObject([
    { changes: [{ field: 'groups', from: ['operator', 'manager'], to: [] }] },
    {
      action: 'updateMember',
      member: 'operator',
      username: 'admin',
      decision: 'allowed',
      decidedBy: 'fleet/admin, admin',
      changes: [{ field: 'groups', from: ['operator'], to: ['operator', 'manager'] }],
    },
  ])
})

test('groups that are as they were are no change, and no entry', async () => {
  const api = await startApi()
  const answer = await update(api, 'operator', ['operator'], ['operator'])
  expect([answer.status, answer.body['groups']]).toEqual([200, ['operator']])
  expect(await auditOf(api)).toEqual([])
})

test('what somebody else has changed meanwhile is shown, and not undone', async () => {
  const api = await startApi()
  await update(api, 'operator', ['manager'], ['operator'])
  const answer = await update(api, 'operator', ['operator', 'admin'], ['operator'])
  expect(answer.status).toBe(412)
  expect(answer.body.error).toMatchObject({
    code: 'member_changed',
    message: expect.stringContaining('now manager'),
    member: { username: 'operator', groups: ['manager'] },
  })
  expect(api.memberships.groupsOf(personOf('operator'))).not.toContain('admin')
})

test.each([
  ['someone of another tenant', 'manager-south'],
  ['a newcomer in no tenant', 'newcomer'],
  ['a sub', '84a8d4b8-70c1-7041-3a52-1f0d5b6e9c01'],
  ['another spelling', 'Operator'],
  ['spaces', '%20operator'],
  ['a name that is too long', 'o'.repeat(500)],
  ['a control character', 'operator%00'],
  ['a path', '..%2F..%2Fadmin'],
])('%s is answered like nobody', async (_what, username) => {
  const api = await startApi()
  const odd = await update(api, username, ['admin'], ['operator'])
  expect(comparable(odd)).toEqual(comparable(await update(api, 'nobody', ['admin'], ['operator'])))
  expect([odd.status, odd.body.error?.['code']]).toEqual([404, 'member_not_found'])
  expect(await auditOf(api)).toEqual([])
})

test('nobody changes the own groups; the try is in the audit', async () => {
  const api = await startApi()
  for (const groups of [[], ['operator', 'admin']]) {
    const answer = await update(api, 'admin', groups, ['admin'])
    expect([answer.status, answer.body.error?.['code']]).toEqual([409, 'own_groups'])
  }
  expect(api.memberships.groupsOf(personOf('admin'))).toEqual(['admin', 'tenant:north'])
  const denied = { action: 'updateMember', member: 'admin', decision: 'denied', decidedBy: 'own_groups' }
  expect(await auditOf(api)).toMatchObject([denied, denied])
})

test('the last admin stays one, also where the caller was one until a moment ago', async () => {
  const api = await startApi()
  api.memberships.add(personOf('manager'), 'admin')
  api.memberships.remove(personOf('admin'), 'admin')
  const answer = await update(api, 'manager', ['manager'], ['manager', 'admin'])
  expect([answer.status, answer.body.error?.['code']]).toEqual([409, 'last_admin'])
  expect(api.memberships.groupsOf(personOf('manager'))).toContain('admin')
  expect(await auditOf(api)).toMatchObject([
    { member: 'manager', decision: 'denied', decidedBy: 'last_admin' },
  ])
})

test.each([
  [{ groups: ['owner'], seen: [] }, 'groups'],
  [{ groups: ['tenant:south'], seen: [] }, 'groups'],
  [{ groups: ['admin', 'admin'], seen: [] }, 'groups'],
  [{ groups: ['admin'] }, 'seen'],
  [{ groups: ['admin'], seen: [], username: 'admin' }, 'username'],
])('%j is refused, naming %s', async (body, field) => {
  const { call } = await startApi()
  const answer = await call(admin, 'PATCH /members/update/operator', { body })
  expect(answer.status).toBe(400)
  expect(answer.body.error?.['fields']).toMatchObject([{ field }])
})

test('a change that the user pool does not take is told in a second entry', async () => {
  const api = await startApi()
  failPool(api, AdminAddUserToGroupCommand.name, throttled)
  expect((await update(api, 'operator', ['manager'], ['operator'])).status).toBe(503)
  expect(await auditOf(api)).toMatchObject([
    { changes: [{ from: ['manager'], to: ['operator'] }], reason: expect.stringContaining('did not take') },
    { changes: [{ from: ['operator'], to: ['manager'] }] },
  ])
})
