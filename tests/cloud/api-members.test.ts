import { AdminListGroupsForUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { comparable, startApi } from '../support/api.ts'
import { auditOf, disable, failPool, names, throttled, update } from '../support/members.ts'
import { personOf } from '../support/pool-person.ts'
import { admin, manager, operator, southern } from '../support/tokens.ts'

test('an admin sees the people of the own tenant, with their role groups and no other', async () => {
  const { call } = await startApi()
  expect((await call(admin, 'GET /members/read')).body).toEqual({
    items: [
      {
        username: 'admin',
        name: 'Priya Raman',
        email: 'priya.raman@fleet.example',
        groups: ['admin'],
        enabled: true,
      },
      {
        username: 'manager',
        name: 'Daniel Okafor',
        email: 'daniel.okafor@fleet.example',
        groups: ['manager'],
        enabled: true,
      },
      {
        username: 'operator',
        name: 'Inês Moreau',
        email: 'ines.moreau@fleet.example',
        groups: ['operator'],
        enabled: true,
      },
    ],
    nextCursor: null,
  })
  expect(names(await call(southern, 'GET /members/read'))).toEqual(['admin-south', 'manager-south'])
})

test('pages lead through all members, and neither another tenant nor a made-up cursor gets in', async () => {
  const { call } = await startApi()
  const first = await call(admin, 'GET /members/read?limit=2')
  const second = await call(admin, `GET /members/read?limit=2&cursor=${String(first.body['nextCursor'])}`)
  expect([names(first), names(second)]).toEqual([['admin', 'manager'], ['operator']])
  expect(second.body['nextCursor']).toBeNull()

  const cursor = (fields: object) => Buffer.from(JSON.stringify(fields)).toString('base64url')
  for (const [person, given] of [
    [southern, String(first.body['nextCursor'])],
    [admin, cursor({ kind: 'members', tenant: 'north', after: 'made up' })],
    [admin, cursor({ kind: 'members', tenant: 'north', after: '' })],
    [admin, 'junk'],
  ] as const) {
    const answer = await call(person, `GET /members/read?cursor=${given}`)
    expect([answer.status, answer.body.error?.['code']]).toEqual([400, 'cursor_invalid'])
  }
})

test('whoever is in the groups of two tenants belongs to none: neither sees or changes them', async () => {
  const api = await startApi()
  const { call, memberships } = api
  memberships.add(personOf('admin-south'), 'tenant:north')
  for (const person of [admin, southern]) {
    expect(names(await call(person, 'GET /members/read'))).not.toContain('admin-south')
    expect(names(await call(person, 'GET /members/read/admins'), 'admins')).not.toContain('admin-south')
  }
  const refused = await update(api, 'admin-south', [], ['admin'])
  expect(comparable(refused)).toEqual(comparable(await update(api, 'nobody', [], ['admin'])))
  expect(refused.status).toBe(404)
})

test('everybody may know who the admins of the own tenant are, by name, and nothing more of them', async () => {
  const { call, memberships } = await startApi()
  const answer = await call(operator, 'GET /members/read/admins')
  expect(answer.body).toEqual({ admins: [{ username: 'admin', name: 'Priya Raman' }] })
  memberships.add(personOf('manager'), 'admin')
  expect(names(await call(manager, 'GET /members/read/admins'), 'admins')).toEqual(['admin', 'manager'])
  expect(names(await call(southern, 'GET /members/read/admins'), 'admins')).toEqual(['admin-south'])
})

test('an admin who may not sign in is none: nobody is sent there, and one who may must be left', async () => {
  const api = await startApi()
  api.memberships.add(personOf('manager'), 'admin')
  disable(api, 'admin')
  expect(names(await api.call(operator, 'GET /members/read/admins'), 'admins')).toEqual(['manager'])
  const { items } = (await api.call(admin, 'GET /members/read')).body
  expect(items).toMatchObject([
    { username: 'admin', enabled: false },
    { username: 'manager', enabled: true },
    { username: 'operator', enabled: true },
  ])
  const answer = await update(api, 'manager', ['manager'], ['manager', 'admin'])
  expect(answer.body.error?.['code']).toBe('last_admin')
})

test('people and groups that the user pool tells one at a time are all there', async () => {
  const { call, memberships, people } = await startApi()
  memberships.add(personOf('manager'), 'admin')
  people.middlewareStack.add((next) => (args) => next({ ...args, input: { ...args.input, Limit: 1 } }), {
    step: 'initialize',
  })
  expect(names(await call(operator, 'GET /members/read/admins'), 'admins')).toEqual(['admin', 'manager'])
  const first = await call(admin, 'GET /members/read')
  const second = await call(admin, `GET /members/read?cursor=${String(first.body['nextCursor'])}`)
  expect(second.body['items']).toMatchObject([{ username: 'manager', groups: ['manager', 'admin'] }])
})

test('a user pool that is asked too often is told as busy, with when to try again', async () => {
  const api = await startApi()
  failPool(api, AdminListGroupsForUserCommand.name, throttled)
  for (const answer of [
    await api.call(admin, 'GET /members/read'),
    await api.call(operator, 'GET /members/read/admins'),
    await update(api, 'operator', [], ['operator']),
  ]) {
    expect([answer.status, answer.body.error?.['code']]).toEqual([503, 'members_busy'])
    expect(answer.headers.get('retry-after')).toBe('2')
  }
  expect(await auditOf(api)).toEqual([])
})
