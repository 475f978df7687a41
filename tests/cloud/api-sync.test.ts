import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readingItem } from '#cloud/api/reading-item.ts'
import { removeVehicle } from '#cloud/api/vehicle-removal.ts'
import { batchPut } from '#cloud/local/seed/batch-put.ts'
import { seedVin } from '#cloud/local/seed/seed-vin.ts'
import { firstReading } from '#cloud/local/telemetry/first-reading.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { type Api, openApi, type Received } from '../support/api.ts'
import { FleetCopy } from '../support/fleet-copy.ts'
import { idsOf, pagesOf } from '../support/pages.ts'
import { manager } from '../support/tokens.ts'
import { newVehicle } from '../support/vehicle.ts'

const overlap = 30_000

/** One thing that happens; `which` picks a vehicle among those that there are. */
type Happening =
  | { readonly kind: 'add'; readonly serial: number }
  | { readonly kind: 'update' | 'remove' | 'say'; readonly which: number }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'sync'; readonly limit: number }

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), serial: fc.nat(12) }),
  fc.record({
    kind: fc.constantFrom('update' as const, 'remove' as const, 'say' as const),
    which: fc.nat(20),
  }),
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.constantFrom(0, 1, 15, 29, 31, 600) }),
  fc.record({ kind: fc.constant('sync' as const), limit: fc.constantFrom(1, 2, 7, 1000) }),
)

/** A list, the copy of it, and when that was as the list. */
interface Follower {
  readonly path: string
  readonly copy: FleetCopy
  asOf: string
}

/** As the app does it: everything once, page by page while things go on, then what has changed, with an overlap. */
async function sync({ call }: Api, follower: Follower, limit: number): Promise<void> {
  const since = new Date(Date.parse(follower.asOf) - overlap).toISOString()
  const pages = await pagesOf(call, `${follower.path}?limit=${limit}&updatedSince=${since}`)
  follower.copy.take(pages)
  follower.asOf = pages[0]?.asOf ?? ''
}

async function carryOut(api: Api, happened: Happening): Promise<void> {
  const { call, clock } = api
  switch (happened.kind) {
    case 'wait':
      return clock.forward({ seconds: happened.seconds })
    case 'add': {
      const vin = seedVin({ start: '1FTBR1C8', plant: 'K', year: 2024, serial: happened.serial })
      const vehicles = [newVehicle({ vin, driver: `Driver ${clock.now()}` })]
      return answered(call(manager, 'POST /vehicles/update', { body: { vehicles } }))
    }
    case 'update':
    case 'remove':
    case 'say': {
      const { body } = await call(manager, 'GET /vehicles/read?limit=1000')
      const all = body['items'] as readonly Vehicle[]
      const vehicle = all[happened.which % Math.max(1, all.length)]
      if (vehicle) await happenTo(api, vehicle, happened.kind)
    }
  }
}

async function happenTo({ call, clock, table }: Api, vehicle: Vehicle, kind: 'update' | 'remove' | 'say') {
  const { tenantId: tenant, vehicleId, version } = vehicle
  if (kind === 'remove') {
    await removeVehicle(table, { tenant, vehicleId, at: new Date(clock.now()).toISOString() })
  } else if (kind === 'update') {
    const change = { headers: { 'If-Match': `"${version}"` }, body: { callSign: `V-${version}` } }
    await answered(call(manager, `PATCH /vehicles/update/${vehicleId}`, change))
  } else {
    const reading = firstReading(vehicle, { now: clock.now(), mayMove: true })
    if (reading) await batchPut(table, [readingItem(tenant, reading)])
  }
}

/** Were the store to refuse what happens, nothing would happen. */
async function answered(call: Promise<Received>): Promise<void> {
  const { status, text } = await call
  if (status !== 200) throw new Error(`Expected 200, found ${status}: ${text}`)
}

test('all of a list, page by page while the fleet changes, and then its changes, come to what is in the store', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { maxLength: 8 }),
      fc.array(happening, { minLength: 1, maxLength: 25 }),
      fc.integer({ min: 1, max: 3 }),
      async (during, afterwards, limit) => {
        await using api = await disposableApi()
        const followers: Follower[] = []
        for (const path of ['/vehicles/read', '/telemetry/read']) {
          const copy = new FleetCopy()
          const queue = [...during]
          let asOf = ''
          let cursor: string | null = ''
          while (cursor !== null) {
            const query: string = cursor ? `limit=${limit}&cursor=${cursor}` : `limit=${limit}`
            const { body } = await api.call(manager, `GET ${path}?${query}`)
            const page = body as unknown as Parameters<FleetCopy['take']>[0][number]
            copy.take([page])
            asOf = page.asOf
            cursor = page.nextCursor
            const next = queue.shift()
            if (next) await carryOut(api, next)
          }
          followers.push({ path, copy, asOf })
        }
        for (const happened of [...afterwards, { kind: 'sync', limit: 2 } as const]) {
          await carryOut(api, happened)
          if (happened.kind !== 'sync') continue
          for (const follower of followers) {
            await sync(api, follower, happened.limit)
            const [truth] = await pagesOf(api.call, `${follower.path}?limit=1000`)
            expect(follower.copy.items()).toEqual(truth?.items)
            expect(idsOf(truth ? [truth] : [])).toHaveLength(follower.copy.items().length)
          }
        }
      },
    ),
    { numRuns: 25 },
  )
}, 60_000)

async function disposableApi() {
  const api = await openApi({ size: 5 })
  return Object.assign(api, { [Symbol.asyncDispose]: () => api.close() })
}
