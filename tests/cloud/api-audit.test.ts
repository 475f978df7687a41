import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AuditEntry, AuditPage } from '#contract/history.ts'
import { auditStart, entryAt, storeEntries } from '../support/audit-entries.ts'
import { type Api, startApi } from '../support/api.ts'
import { admin, southern } from '../support/tokens.ts'

type Query = Readonly<Record<string, string | number | undefined>>

/** The audit with these parameters, of a vehicle or of the tenant. */
async function ask({ call }: Api, query: Query = {}, path = '/audit/read', person = admin) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  return call(person, `GET ${path}?${search}`)
}

async function pageOf(...asked: Parameters<typeof ask>): Promise<AuditPage> {
  const answer = await ask(...asked)
  expect(answer.status).toBe(200)
  return answer.body as unknown as AuditPage
}

/** Every page of a search. */
async function pagesOf(api: Api, query: Query, path?: string): Promise<readonly AuditPage[]> {
  const pages = [await pageOf(api, query, path)]
  for (let next = pages[0]?.nextCursor; next; next = pages.at(-1)?.nextCursor) {
    pages.push(await pageOf(api, { ...query, cursor: next }, path))
  }
  return pages
}

const idsIn = (pages: readonly AuditPage[]) =>
  pages.flatMap(({ items }) => items).map(({ auditId }) => auditId)
const at = (second: number) => new Date(auditStart + second * 1000).toISOString()

test('the audit of the tenant has the entries of all vehicles, of members and of none, newest first', async () => {
  const api = await startApi()
  const entries = [
    entryAt(1, { vehicleId: 'veh-1' }),
    entryAt(2, { action: 'updateMember', member: 'operator' }),
    entryAt(3, { vehicleId: 'veh-2' }),
    entryAt(4, { action: 'readAudit', decision: 'denied', decidedBy: 'group_missing' }),
  ]
  await storeEntries(api.table, entries)
  expect(await pageOf(api)).toEqual({ items: entries.toReversed(), nextCursor: null, searchedTo: null })
  expect((await pageOf(api, {}, '/audit/read', southern)).items).toEqual([])
})

test('a vehicle’s history has its own entries only', async () => {
  const api = await startApi()
  const [{ vehicleId }, other] = api.vehicles
  const path = `/vehicles/read/${vehicleId}/history`
  const entries = [1, 2, 3].map((second) => entryAt(second, { vehicleId }))
  const others = [entryAt(4, { vehicleId: other.vehicleId }), entryAt(5)]
  await storeEntries(api.table, [...entries, ...others])
  expect((await pageOf(api, {}, path)).items).toEqual(entries.toReversed())
  expect((await pageOf(api, { from: at(2), to: at(3) }, path)).items).toEqual([entries[1]])
})

test.each([
  [{ person: 'manager' }, [4, 1]],
  [{ person: 'Manager' }, []],
  [{ action: 'lockDoors' }, [3, 2]],
  [{ decision: 'denied' }, [4, 3]],
  [{ decision: 'denied', person: 'operator' }, [3]],
  [{ from: at(2) }, [4, 3, 2]],
  [{ to: at(3) }, [2, 1]],
  [{ from: at(2), to: at(4) }, [3, 2]],
  [{ from: '2026-01-31T07:00:02+01:00', to: '2026-01-31T07:00:04+01:00' }, [3, 2]],
  [{ from: at(3), to: at(3) }, []],
  [{ from: at(5) }, []],
  [{ to: '1960-01-01T00:00:00.000Z' }, []],
  [{ to: '9999-12-31T23:59:59.999Z' }, [4, 3, 2, 1]],
])('with %j it has those entries only', async (query, seconds) => {
  const api = await startApi()
  await storeEntries(api.table, [
    entryAt(1),
    entryAt(2, { username: 'operator', action: 'lockDoors' }),
    entryAt(3, { username: 'operator', action: 'lockDoors', decision: 'denied' }),
    entryAt(4, { decision: 'denied' }),
  ])
  const { items } = await pageOf(api, query)
  expect(items.map(({ requestId }) => requestId)).toEqual(seconds.map((second) => `request-${second}`))
})

test.each([
  [{ from: at(2), to: at(1) }, 'to'],
  [{ from: 'yesterday' }, 'from'],
  [{ to: '2026-01-31' }, 'to'],
  [{ action: 'eatVehicle' }, 'action'],
  [{ decision: 'maybe' }, 'decision'],
  [{ person: '' }, 'person'],
  [{ limit: 1001 }, 'limit'],
  [{ vehicleId: 'veh-1' }, 'vehicleId'],
])('%j is refused, naming %s', async (query, field) => {
  const api = await startApi()
  for (const path of ['/audit/read', `/vehicles/read/${api.vehicles[0].vehicleId}/history`]) {
    const answer = await ask(api, query, path)
    expect(answer.status).toBe(400)
    expect(answer.body.error?.['fields']).toMatchObject([{ field }])
  }
})

test('a cursor is good for the same search only, whatever the length of the pages', async () => {
  const api = await startApi()
  const [{ vehicleId }, other] = api.vehicles
  const history = (id: string) => `/vehicles/read/${id}/history`
  await storeEntries(
    api.table,
    [1, 2, 3, 4].flatMap((second) => [entryAt(second, { vehicleId }), entryAt(second + 10)]),
  )
  const query = { person: 'manager', limit: 1 }
  const audit = String((await pageOf(api, query)).nextCursor)
  const ofVehicle = String((await pageOf(api, query, history(vehicleId))).nextCursor)
  expect((await pageOf(api, { ...query, limit: 100, cursor: audit })).items).toHaveLength(7)

  for (const [asked, path, person] of [
    [{ cursor: audit }, '/audit/read', admin],
    [{ ...query, cursor: audit, decision: 'allowed' }, '/audit/read', admin],
    [{ ...query, cursor: audit, from: at(1) }, '/audit/read', admin],
    [{ ...query, cursor: audit }, '/audit/read', southern],
    [{ ...query, cursor: audit }, history(vehicleId), admin],
    [{ ...query, cursor: ofVehicle }, '/audit/read', admin],
    [{ ...query, cursor: ofVehicle }, history(other.vehicleId), admin],
  ] as const) {
    const answer = await ask(api, asked, path, person)
    expect([answer.status, answer.body.error?.['code']]).toEqual([400, 'cursor_invalid'])
  }
})

test('a search for what is rare looks at a thousand entries a call, and says how far it came', async () => {
  const api = await startApi()
  const rare = [3, 1100]
  const entries = Array.from({ length: 1200 }, (_, second) =>
    entryAt(second, rare.includes(second) ? { username: 'operator' } : {}),
  )
  await storeEntries(api.table, entries)
  const [first, second, ...more] = await pagesOf(api, { person: 'operator' })
  expect(first).toEqual({
    items: [entries[1100]],
    nextCursor: expect.any(String),
    searchedTo: entries[200]?.at,
  })
  expect(second).toEqual({ items: [entries[3]], nextCursor: null, searchedTo: null })
  expect(more).toEqual([])

  const nobody = await pagesOf(api, { person: 'nobody' })
  expect(nobody.map(({ items }) => items)).toEqual([[], []])
})

test('a page of entries that are as long as they may be ends before it is longer than a function may answer', async () => {
  const api = await startApi()
  const text = '車'.repeat(1300)
  const changes: AuditEntry['changes'] = [{ field: 'depot', from: text, to: text }]
  const entries = Array.from({ length: 700 }, (_, second) => entryAt(second, { changes }))
  await storeEntries(api.table, entries)
  const pages = await pagesOf(api, { limit: 1000 })
  expect(idsIn(pages)).toEqual(entries.map(({ auditId }) => auditId).toReversed())
  const lengths = pages.map((page) => Buffer.byteLength(JSON.stringify(page)))
  expect(Math.max(...lengths)).toBeLessThan(5_000_000)
  expect(lengths.length).toBe(2)
})

test('pages of any length and any filter, together, are what a plain filter leaves', async () => {
  const api = await startApi()
  const entries = Array.from({ length: 60 }, (_, second) =>
    entryAt(second, {
      username: second % 7 === 0 ? 'operator' : 'manager',
      decision: second % 5 === 0 ? 'denied' : 'allowed',
      // Three at the same time, as several functions may write them.
      auditId: `${entryAt(second - (second % 3)).auditId}${second % 3}`,
    }),
  )
  await storeEntries(api.table, entries)
  const newestFirst = entries.toSorted((one, other) => (one.auditId < other.auditId ? 1 : -1))
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        limit: fc.integer({ min: 1, max: 70 }),
        person: maybe(fc.constantFrom('operator', 'manager', 'nobody')),
        decision: maybe(fc.constantFrom('allowed', 'denied')),
      }),
      async (query) => {
        const matches = ({ username, decision }: AuditEntry) =>
          [username, undefined].includes(query.person) && [decision, undefined].includes(query.decision)
        const pages = await pagesOf(api, query)
        expect(idsIn(pages)).toEqual(newestFirst.filter(matches).map(({ auditId }) => auditId))
        expect(pages.filter(({ items }) => items.length > query.limit)).toEqual([])
      },
    ),
    { numRuns: 40 },
  )
})

test('a made-up place in a cursor leads nowhere else', async () => {
  const api = await startApi()
  await storeEntries(api.table, [entryAt(1), entryAt(2), entryAt(3)])
  const { nextCursor } = await pageOf(api, { limit: 1, from: at(2), to: at(9) })
  const { search } = JSON.parse(Buffer.from(String(nextCursor), 'base64url').toString())
  const cursorAfter = (after: string) =>
    Buffer.from(JSON.stringify({ kind: 'audit', tenant: 'north', search, after })).toString('base64url')
  for (const [after, found] of [
    ['0', []],
    ['zzzz', ['request-3', 'request-2']],
  ] as const) {
    const { items } = await pageOf(api, { from: at(2), to: at(9), cursor: cursorAfter(after) })
    expect(items.map(({ requestId }) => requestId)).toEqual(found)
  }
})
