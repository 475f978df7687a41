import type { Reading } from '#contract/telemetry.ts'
import type { Place } from '../seed/depots.ts'
import type { Random } from '../seed/random.ts'
import type { MovingVehicle } from './movers.ts'
import { areaOf, headingInto, isIn, placeIn, placeTowards } from './places.ts'

/** When a vehicle is asked: the time (milliseconds since 1970), the seconds since it was last asked, and chance. */
export interface Moment {
  readonly now: number
  readonly seconds: number
  readonly random: Random
}

/** Who is rarely asked does not leave its depot's area at once. In seconds. */
const longestDrive = 90

/** Percent of the tank or battery that a kilometre takes. */
export const usePerKm = { fuelLevelPct: 0.15, stateOfChargePct: 0.3 } as const

/**
 * What a vehicle that is in use says next, or undefined where it says nothing: it drives, stops, is locked and unlocked, is
 * filled up, falls asleep, drops out and comes back.
 */
export function nextReading(vehicle: MovingVehicle, reading: Reading, moment: Moment): Reading | undefined {
  const { random, now } = moment
  const at = new Date(now).toISOString()
  const online: Reading = { ...reading, connectivity: 'online', updatedAt: at, lastSeenAt: at }
  switch (reading.connectivity) {
    case 'offline':
    case 'asleep':
      return random.chance(0.1) ? online : undefined
    case 'online':
      // It is the fleet API that misses it: nothing was heard, so `lastSeenAt` stays.
      if (random.chance(0.01)) return { ...stopped(reading), connectivity: 'offline', updatedAt: at }
      return reading.isMoving ? driven(vehicle, online, moment) : parked(online, random)
  }
}

function driven(vehicle: MovingVehicle, reading: Reading, { seconds, random }: Moment): Reading {
  const isEmpty = Math.min(reading.fuelLevelPct ?? 100, reading.stateOfChargePct ?? 100) <= 2
  if (isEmpty || random.chance(0.06)) return { ...stopped(reading), doorsLocked: random.chance(0.5) }
  const speedKph = Math.min(110, Math.max(10, reading.speedKph + random.below(31) - 15))
  const metres = Math.round((speedKph / 3.6) * Math.min(seconds, longestDrive))
  return {
    ...reading,
    ...used(reading, metres / 1000, random),
    speedKph,
    odometerM: reading.odometerM + metres,
    location: movedTo(vehicle, reading, { metres, random }),
  }
}

/** Its doors stay as its driver, or a command, left them. */
function parked(reading: Reading, random: Random): Reading {
  if (random.chance(0.25) && !reading.isImmobilized)
    return { ...reading, isMoving: true, speedKph: 30, doorsLocked: true }
  if (random.chance(0.1)) return { ...reading, connectivity: 'asleep', doorsLocked: true }
  const { fuelLevelPct: fuel, stateOfChargePct: charge } = reading
  return {
    ...reading,
    ...(fuel !== undefined && fuel < 15 && random.chance(0.3) && { fuelLevelPct: 90 + random.below(11) }),
    ...(charge !== undefined && charge < 80 && { stateOfChargePct: charge + 1 }),
  }
}

/** A reading of the same time, at a standstill. */
export function stopped(reading: Reading): Reading {
  return { ...reading, isMoving: false, speedKph: 0 }
}

/** In whole percents: one less now and then, as often as makes up for the kilometres. A hybrid uses half of each. */
function used({ fuelLevelPct: fuel, stateOfChargePct: charge }: Reading, km: number, random: Random) {
  const share = fuel !== undefined && charge !== undefined ? 0.5 : 1
  const left = (level: number, perKm: number) =>
    Math.max(0, level - Math.floor(km * perKm * share + random.next()))
  return {
    ...(fuel !== undefined && { fuelLevelPct: left(fuel, usePerKm.fuelLevelPct) }),
    ...(charge !== undefined && { stateOfChargePct: left(charge, usePerKm.stateOfChargePct) }),
  }
}

/** Roughly straight on; back into the depot's area where that would lead out of it. */
function movedTo(
  vehicle: MovingVehicle,
  { location, lastSeenAt }: Reading,
  { metres, random }: { metres: number; random: Random },
): NonNullable<Reading['location']> {
  const area = areaOf(vehicle)
  const from: Place = location ?? placeIn(area, random)
  const straight = ((location?.headingDeg ?? 0) + random.below(41) + 340) % 360
  const ahead = placeTowards(from, straight, metres)
  const headingDeg = isIn(area, ahead) ? straight : headingInto(area, from)
  const place = isIn(area, ahead) ? ahead : placeTowards(from, headingDeg, metres)
  return { ...place, headingDeg, accuracyM: 3 + random.below(8), at: lastSeenAt }
}
