import type { Connectivity, Reading } from '#contract/telemetry.ts'
import type { Lifecycle } from '#contract/lifecycle.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { type Random, randomFor } from '../seed/random.ts'
import { areaOf, placeIn } from './places.ts'
import { troubleCodes } from './trouble-codes.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const yearMs = 365 * day

type Mix = readonly { readonly connectivity: Connectivity; readonly weight: number }[]

const mix = (online: number, asleep: number, offline: number): Mix => [
  { connectivity: 'online', weight: online },
  { connectivity: 'asleep', weight: asleep },
  { connectivity: 'offline', weight: offline },
]

/** Parked vehicles sleep, used ones answer, and what was taken out of service has been silent for long. */
const connectivityMix: Readonly<Record<Lifecycle, Mix>> = {
  available: mix(20, 76, 4),
  inUse: mix(80, 15, 5),
  maintenance: mix(10, 65, 25),
  outOfService: mix(0, 30, 70),
  retired: mix(0, 0, 1),
  stolen: mix(0, 0, 1),
}

/** When a vehicle was last heard of, before now: at least and at most, in milliseconds. */
const silence: Readonly<Record<Connectivity, readonly [least: number, most: number]>> = {
  online: [0, 2 * minute],
  asleep: [10 * minute, 14 * hour],
  offline: [day, 20 * day],
}
const longSilence = [60 * day, 700 * day] as const

/**
 * What a vehicle says of itself when the local cloud first hears of it at `now` (milliseconds since 1970), or undefined for the
 * few that never said anything. Made up, and the same for the same vehicle and time. Nothing goes on driving for ever: only who has
 * a next reading `mayMove`.
 */
export function firstReading(
  vehicle: Vehicle,
  { now, mayMove }: { now: number; mayMove: boolean },
): Reading | undefined {
  const { vehicleId, lifecycle, powertrain } = vehicle
  const random = randomFor(`reading of ${vehicleId}`)
  if (random.chance(0.02)) return undefined
  const { connectivity } = random.pickWeighted(connectivityMix[lifecycle])
  const isMoving = connectivity === 'online' && lifecycle === 'inUse' && random.chance(0.6) && mayMove
  const isGone = lifecycle === 'retired' || lifecycle === 'stolen'
  const [least, most] = isGone ? longSilence : silence[connectivity]
  const lastSeenAt = new Date(Math.round(now - least - random.next() * (most - least))).toISOString()
  return {
    vehicleId,
    updatedAt: new Date(now).toISOString(),
    lastSeenAt,
    connectivity,
    odometerM: odometerM(vehicle, now, random),
    speedKph: isMoving ? 20 + random.below(70) : 0,
    isMoving,
    doorsLocked: isMoving || random.chance(connectivity === 'online' ? 0.7 : 0.96),
    ...(powertrain !== 'electric' && { fuelLevelPct: level(random) }),
    ...(powertrain !== 'combustion' && { stateOfChargePct: level(random) }),
    ...(random.chance(0.985) && {
      location: {
        ...placeIn(areaOf(vehicle), random),
        headingDeg: random.below(360),
        accuracyM: random.chance(0.9) ? 3 + random.below(10) : 20 + random.below(60),
        at: lastSeenAt,
      },
    }),
    dtcs: random.chance(0.07) ? troubleCodes(powertrain, random) : [],
    simulated: true,
  }
}

/** About 24,000 km a year, and a few for the way from the factory. */
function odometerM({ modelYear }: Vehicle, now: number, random: Random): number {
  const years = Math.max(0, now - Date.UTC(modelYear - 1, 8, 1)) / yearMs
  return 12_000 + Math.round(years * 24_000_000 * (0.4 + random.next() * 1.2))
}

/** Percent; one in twelve is about to run out. */
function level(random: Random): number {
  return random.chance(0.08) ? 3 + random.below(12) : 15 + random.below(86)
}
