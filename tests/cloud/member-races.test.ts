import { setImmediate } from 'node:timers/promises'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memberLeaseKey } from '#cloud/api/keys.ts'
import { leaseMs, withMemberLease } from '#cloud/api/member-lease.ts'
import { ApiProblem } from '#cloud/api/api-problem.ts'
import { people as poolPeople } from '#cloud/local/people.ts'
import { type Api, startApi } from '../support/api.ts'
import { failureOf } from '../support/database.ts'
import { personOf } from '../support/pool-person.ts'
import { admin, type Person } from '../support/tokens.ts'

const north = ['admin', 'manager', 'operator'] as const

/** Everyone of north as an admin, with a token that says so whatever happens meanwhile. */
function allAdmins({ memberships }: Api): Readonly<Record<string, Person>> {
  for (const username of north) {
    const person = personOf(username)
    for (const group of memberships.groupsOf(person)) memberships.remove(person, group)
    memberships.add(person, 'admin')
    memberships.add(person, 'tenant:north')
  }
  const asAdmin = (username: string) => ({ ...admin, username, sub: personOf(username).sub })
  return Object.fromEntries(north.map((username) => [username, asAdmin(username)]))
}

const adminsLeft = ({ memberships }: Api) =>
  north.filter((username) => memberships.groupsOf(personOf(username)).includes('admin'))

const lease = { ...memberLeaseKey('north'), holder: 'somebody' }
const put = ({ table }: Api, Item: object) =>
  table.document.send(new PutCommand({ TableName: table.name, Item: { ...Item } }))

test('admins who take admin from each other at once never leave the tenant without one', async () => {
  const api = await startApi()
  const rivalry = fc
    .tuple(fc.constantFrom(...north), fc.constantFrom(...north))
    .filter(([one, other]) => one !== other)
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.uniqueArray(rivalry, { minLength: 2, maxLength: 4, selector: String }),
      async (scheduler, rivalries) => {
        const admins = allAdmins(api)
        api.people.middlewareStack.add(
          (next) => async (args) => {
            await scheduler.schedule(Promise.resolve())
            return next(args)
          },
          { step: 'initialize', name: 'interleave', override: true },
        )
        const tries = rivalries.map(([one, other]) =>
          api.call(admins[one] ?? admin, `PATCH /members/update/${other}`, {
            body: { groups: ['operator'], seen: ['admin'] },
          }),
        )
        const answers = await scheduler.waitFor(Promise.all(tries))
        const codes = answers.map(({ status, body }) => body.error?.['code'] ?? status)
        expect(adminsLeft(api).length).toBeGreaterThanOrEqual(1)
        // Each try that was carried out made one admin less, and each other one says why not.
        expect(adminsLeft(api)).toHaveLength(north.length - codes.filter((code) => code === 200).length)
        const refusals = codes.filter((code) => code !== 200)
        expect(['last_admin', 'member_changed', 'members_busy']).toEqual(expect.arrayContaining(refusals))
      },
    ),
    { numRuns: 25 },
  )
  expect(poolPeople.length).toBeGreaterThan(north.length)
})

test('who waits longer than two seconds for another change is told to try again, and nothing has changed', async () => {
  const api = await startApi()
  await put(api, { ...lease, until: api.clock.now() + leaseMs })
  const answer = await api.call(admin, 'PATCH /members/update/operator', {
    body: { groups: [], seen: ['operator'] },
  })
  expect([answer.status, answer.body.error?.['code']]).toEqual([503, 'members_busy'])
  expect(api.memberships.groupsOf(personOf('operator'))).toContain('operator')
})

test('the lease of one tenant keeps no other waiting', async () => {
  const api = await startApi()
  await put(api, { ...lease, ...memberLeaseKey('south'), until: api.clock.now() + leaseMs })
  const answer = await api.call(admin, 'PATCH /members/update/operator', {
    body: { groups: [], seen: ['operator'] },
  })
  expect(answer.status).toBe(200)
})

test('after a crash in the middle the lease ends by itself, and the next change sees the groups as they are', async () => {
  const api = await startApi()
  const operator = personOf('operator')
  // The function ended after it had added manager, and before it could take operator.
  api.memberships.add(operator, 'manager')
  await put(api, { ...lease, until: api.clock.now() + leaseMs })
  api.clock.forward({ seconds: leaseMs / 1000 })
  const change = (seen: readonly string[]) =>
    api.call(admin, 'PATCH /members/update/operator', { body: { groups: ['manager'], seen } })

  const stale = await change(['operator'])
  expect(stale.status).toBe(412)
  expect(stale.body.error).toMatchObject({ member: { groups: ['operator', 'manager'] } })
  expect((await change(['operator', 'manager'])).status).toBe(200)
  expect(api.memberships.groupsOf(operator)).not.toContain('operator')
})

test('whoever comes back after the lease has ended does not release the next one’s', async () => {
  const { table, clock, client } = await startApi()
  const first = Promise.withResolvers<void>()
  const entered = Promise.withResolvers<void>()
  const late = withMemberLease({ table, now: clock.now() }, 'north', async () => {
    entered.resolve()
    await first.promise
  })
  await entered.promise
  const order: string[] = []
  const second = Promise.withResolvers<void>()
  const began = Promise.withResolvers<void>()
  const next = withMemberLease({ table, now: clock.now() + leaseMs + 1000 }, 'north', async () => {
    began.resolve()
    await second.promise
    order.push('second')
  })
  await began.promise
  first.resolve()
  await late
  const tried = Promise.withResolvers<void>()
  const noteTried = (next: (args: never) => Promise<unknown>) => (args: never) =>
    next(args).finally(() => tried.resolve())
  client.middlewareStack.add(noteTried as never, { step: 'initialize' })
  const third = withMemberLease({ table, now: clock.now() + leaseMs + 1000 }, 'north', async () => {
    order.push('third')
  })
  await tried.promise
  await setImmediate()
  second.resolve()
  await Promise.all([next, third])
  expect(order).toEqual(['second', 'third'])
})

test('a lease that failed is given back at once', async () => {
  const { table, clock } = await startApi()
  const now = clock.now()
  const failed = withMemberLease({ table, now }, 'north', async () => {
    throw new ApiProblem('member_not_found', 'Nobody')
  })
  expect(await failureOf(failed)).toMatchObject({ code: 'member_not_found' })
  expect(await withMemberLease({ table, now }, 'north', async () => 'free')).toBe('free')
})
