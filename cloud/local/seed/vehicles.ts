import { createHash } from 'node:crypto'
import type { Lifecycle } from '#contract/lifecycle.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { type Depot, depotsOf, type SeedTenant } from './depots.ts'
import { driverName } from './drivers.ts'
import type { Model } from './model.ts'
import { models } from './models.ts'
import { plateOf } from './plates.ts'
import { type Random, randomFor } from './random.ts'
import { seedVin } from './seed-vin.ts'

const lifecycleMix: readonly { readonly lifecycle: Lifecycle; readonly weight: number }[] = [
  { lifecycle: 'available', weight: 45 },
  { lifecycle: 'inUse', weight: 40 },
  { lifecycle: 'maintenance', weight: 8 },
  { lifecycle: 'outOfService', weight: 3 },
  { lifecycle: 'retired', weight: 3 },
  { lifecycle: 'stolen', weight: 0.5 },
]

const tagsOf: Readonly<Record<string, readonly string[]>> = {
  Van: ['parcel', 'ladder rack', 'shelving', 'refrigerated', 'night shift'],
  Truck: ['liftgate', 'refrigerated', 'long haul', 'hazmat', 'DOT inspection due'],
  Pickup: ['towing', 'crew cab', 'snow plow', 'toolbox'],
  Minivan: ['passenger', 'wheelchair ramp', 'airport'],
}
const commonTags = ['leased', 'telematics v2', 'dashcam', 'pool', 'winter tires', 'spare']

const day = 86_400_000
/** When the fleet was last touched. In the past, and the same on every laptop. */
const newest = Date.UTC(2025, 11, 31, 18)

/**
 * The first `size` vehicles of a tenant. Each follows from its tenant and number alone, so that a smaller fleet is the
 * beginning of a larger one, and everyone who starts the local cloud sees the same.
 */
export function* seedVehicles(tenant: SeedTenant, size: number): Generator<Vehicle> {
  for (let number = 0; number < size; number += 1) yield seedVehicle(tenant, number)
}

function seedVehicle(tenant: SeedTenant, number: number): Vehicle {
  const random = randomFor(`${tenant}/${number}`)
  const model: Model = random.pickWeighted(models)
  const depot: Depot = random.pickWeighted<Depot>(depotsOf[tenant])
  const { lifecycle } = random.pickWeighted(lifecycleMix)
  const year = random.pick(model.years)
  const driver = hasDriver(lifecycle, random) ? driverName(random) : undefined
  return {
    vehicleId: vehicleIdOf(tenant, number),
    tenantId: tenant,
    version: 1,
    ...seedTimes(year, random),
    updatedBy: random.chance(0.7) ? 'import' : random.pick(['manager', 'admin']),
    vin: seedVin({ ...model, year, serial: serialOf(tenant, number) }),
    make: model.make,
    model: model.model,
    modelYear: year,
    bodyType: model.bodyType,
    powertrain: model.powertrain,
    licensePlate: plateOf(depot.region, 12_345 + serialOf(tenant, number)),
    plateRegion: depot.region,
    ...(random.chance(0.92) && { callSign: `${depot.code}-${String(number + 1).padStart(4, '0')}` }),
    lifecycle,
    depot: depot.name,
    ...(driver !== undefined && { driver }),
    tags: seedTags(model.bodyType, random),
  }
}

/** Fits into a path as it is, and says nothing about tenant or order. */
function vehicleIdOf(tenant: SeedTenant, number: number): string {
  return `v${createHash('sha256').update(`vehicle ${tenant}/${number}`).digest('hex').slice(0, 15)}`
}

/** Different for each vehicle of both tenants: steps of a prime through a prime number of serials. */
function serialOf(tenant: SeedTenant, number: number): number {
  return 100_000 + (((number * 2 + (tenant === 'south' ? 1 : 0)) * 7919) % 899_981)
}

function hasDriver(lifecycle: Lifecycle, random: Random): boolean {
  if (lifecycle === 'inUse') return random.chance(0.96)
  return (lifecycle === 'available' || lifecycle === 'maintenance') && random.chance(0.35)
}

function seedTimes(modelYear: number, random: Random): Pick<Vehicle, 'createdAt' | 'updatedAt'> {
  const earliest = Math.min(Date.UTC(modelYear - 1, 8, 1), newest - 120 * day)
  const created = earliest + random.next() * (newest - 90 * day - earliest) * 0.6
  const updated = created + random.next() * (newest - created)
  return { createdAt: new Date(created).toISOString(), updatedAt: new Date(updated).toISOString() }
}

function seedTags(bodyType: string, random: Random): string[] {
  const choice = [...commonTags, ...(tagsOf[bodyType] ?? [])]
  const some = Array.from({ length: random.below(4) }, () => random.pick(choice))
  return [...new Set(some)]
}
