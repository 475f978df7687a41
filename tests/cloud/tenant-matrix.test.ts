import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type RouteName, routeNames } from '#contract/routes.ts'
import { type Api, comparable, openApi, type Sent } from '../support/api.ts'
import { contentOf } from '../support/consistency.ts'
import { liveInNorth } from '../support/north-ids.ts'
import { personOf } from '../support/pool-person.ts'
import { allScopes } from '../support/route-calls.ts'
import { manager, type Person, southern } from '../support/tokens.ts'
import { newVehicle } from '../support/vehicle.ts'

const adminSouth: Person = { ...southern, username: 'admin-south', sub: personOf('admin-south').sub }
const managerSouth: Person = {
  ...manager,
  username: 'manager-south',
  sub: personOf('manager-south').sub,
  groups: ['manager', 'tenant:south'],
}

/** A call with an id in one of its places. */
type Asking = (id: string) => readonly [call: string, sent?: Sent]

const path = encodeURIComponent
const newKey = () => ({ 'Idempotency-Key': crypto.randomUUID() })
const filters = ['', '&limit=1', '&decision=allowed', '&from=2020-01-01T00:00:00.000Z']
const cursors = (list: string, others: readonly string[] = ['']): readonly Asking[] =>
  others.map((other) => (id) => [`GET ${list}?cursor=${path(id)}${other}`])
const command = (name: string): readonly Asking[] => [
  (id) => [
    `POST /vehicles/command/${path(id)}/${name}`,
    { headers: newKey(), body: { reason: 'Looking around' } },
  ],
  (id) => [`POST /vehicles/command/${path(id)}/${name}`, { headers: newKey(), claims: { auth_time: 1 } }],
  (id) => [`POST /vehicles/command/${path(id)}/${name}`, { body: { expiresInSeconds: 1 } }],
  (id) => [
    `POST /vehicles/command/OWN/${name}`,
    // Someone new each time: what south itself did with the key before is no answer of north's.
    {
      headers: { 'Idempotency-Key': id },
      body: { reason: 'Looking around' },
      claims: { sub: crypto.randomUUID() },
    },
  ],
]

/** Every place of every route that an id fits into, by hand. */
const askings: Record<RouteName, readonly Asking[]> = {
  listVehicles: [
    ...cursors('/vehicles/read'),
    (id) => [`GET /vehicles/read?updatedSince=2026-01-01T00:00:00.000Z&cursor=${path(id)}`],
  ],
  listTelemetry: cursors('/telemetry/read'),
  readVehicle: [(id) => [`GET /vehicles/read/${path(id)}`]],
  readHistory: [
    ...['', '?limit=1', '?cursor=junk', '?to=2020-01-01T00:00:00.000Z&from=2021-01-01T00:00:00.000Z'].map(
      (query): Asking =>
        (id) => [`GET /vehicles/read/${path(id)}/history${query}`],
    ),
    ...cursors('/vehicles/read/OWN/history', filters),
    (id) => [`GET /vehicles/read/OWN/history?person=${path(id)}`],
  ],
  readTelemetry: [
    (id) => [`GET /vehicles/read/${path(id)}/telemetry`],
    (id) => [`GET /vehicles/read/${path(id)}/telemetry?days=99`],
  ],
  readCommands: [
    (id) => [`GET /vehicles/read/${path(id)}/commands`],
    (id) => [`GET /vehicles/read/${path(id)}/commands?cursor=junk`],
    ...cursors('/vehicles/read/OWN/commands'),
  ],
  updateVehicle: ['"1"', '"2"', '*', undefined].map((version): Asking => (id) => [
    `PATCH /vehicles/update/${path(id)}`,
    { ...(version && { headers: { 'If-Match': version } }), body: { callSign: 'MINE' } },
  ]),
  addVehicles: [
    (id) => ['POST /vehicles/update', { body: { vehicles: [{ ...newVehicle(), vin: id }], dryRun: true } }],
    (id) => [
      'POST /vehicles/update',
      { body: { vehicles: [{ ...newVehicle(), vehicleId: id }], dryRun: true } },
    ],
  ],
  lockDoors: command('lock-doors'),
  unlockDoors: command('unlock-doors'),
  immobilize: command('immobilize'),
  release: command('release'),
  listAdmins: [(id) => [`GET /members/read/admins?username=${path(id)}`]],
  listMembers: cursors('/members/read', ['', '&limit=1']),
  updateMember: [
    ...[['operator', 'manager'], ['admin'], []].map((seen): Asking => (id) => [
      `PATCH /members/update/${path(id)}`,
      { body: { groups: ['operator'], seen } },
    ]),
    (id) => [`PATCH /members/update/${path(id)}`, { body: '{' }],
  ],
  readAudit: [
    ...cursors('/audit/read', filters),
    (id) => [`GET /audit/read?person=${path(id)}`],
    (id) => [`GET /audit/read?action=${path(id)}`],
  ],
}

const unusedVin = 'WDB9066331S123456'
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')
const digit = fc.constantFrom(...'0123456789')

/** An id of the same kind that nobody has ever had; of a cursor, the same one of a tenant that never was. */
function neverWas(id: string): fc.Arbitrary<string> {
  if (north.cursors.includes(id)) {
    const fields = JSON.parse(Buffer.from(id, 'base64url').toString())
    return fc.constant(Buffer.from(JSON.stringify({ ...fields, tenant: 'nowhe' })).toString('base64url'))
  }
  if (/^[A-Z0-9]{17}$/.test(id)) return fc.constant(unusedVin)
  const characters = [...id].map((one) => {
    if (/[a-z]/.test(one)) return letter
    return /\d/.test(one) ? digit : fc.constant(one)
  })
  return fc
    .tuple(...characters)
    .map((all) => all.join(''))
    .filter((made) => !north.ids.includes(made))
}

let api: Api
let north: Awaited<ReturnType<typeof liveInNorth>>
beforeAll(async () => {
  api = await openApi()
  north = await liveInNorth(api)
  return () => api.close()
})

/** What comes back, but for what is new in each answer. */
async function answerTo(person: Person, asking: Asking, id: string, claims: object) {
  const [call, sent = {}] = asking(id)
  const own = call.replace('OWN', api.foreign.vehicleId)
  const { text, ...answer } = comparable(
    await api.call(person, own, { ...sent, claims: { ...sent.claims, ...claims } }),
  )
  const told = text.replace(/"commandId":"\w+"/, '"commandId":"…"')
  return { ...answer, text: told }
}

/** All that north is: its items in the table, its people and their groups. */
async function allOfNorth() {
  const { items } = await contentOf(api.table.document)
  const people = ['admin', 'manager', 'operator'].map((one) => api.memberships.groupsOf(personOf(one)))
  return { items: items.filter(({ pk }) => pk.startsWith('T#north#')), people }
}

test.each(routeNames)(
  '%s tells and does to south with an id of north what it does with one that never was',
  async (route) => {
    const before = await allOfNorth()
    const someone = fc.constantFrom(managerSouth, adminSouth)
    const claims = fc.constantFrom({}, { scope: allScopes })
    for (const id of [...north.ids, ...north.cursors]) {
      await fc.assert(
        fc.asyncProperty(someone, claims, neverWas(id), async (person, more, unknown) => {
          for (const asking of askings[route]) {
            const theirs = await answerTo(person, asking, id, more)
            expect(theirs).toEqual(await answerTo(person, asking, unknown, more))
            expect(theirs.text).not.toMatch(/north|NORTH/)
          }
        }),
        { numRuns: 1 },
      )
    }
    expect(await allOfNorth()).toEqual(before)
  },
)

test('a cursor of north, rewritten for south, is one of a place that south never had', async () => {
  const rewritten = (cursor: string, place: string) => {
    const fields = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const changed = { ...fields, tenant: 'south', ['from' in fields ? 'from' : 'after']: place }
    return Buffer.from(JSON.stringify(changed)).toString('base64url')
  }
  for (const cursor of north.cursors) {
    for (const id of north.auditIds) {
      for (const asking of Object.values(askings).flat()) {
        if (!asking('')[0].includes('cursor=')) continue
        const theirs = await answerTo(adminSouth, asking, rewritten(cursor, id), {})
        const nobodys = await answerTo(adminSouth, asking, rewritten(cursor, `${id.slice(0, -1)}z`), {})
        expect(theirs).toEqual(nobodys)
        expect(theirs.text).not.toMatch(/north|NORTH/)
      }
    }
  }
})
