import type { Sample } from '#contract/telemetry.ts'
import type { Lifecycle } from '#contract/lifecycle.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { type Random, randomFor } from '../seed/random.ts'
import { usePerKm } from './next-reading.ts'
import { fuelTank, levelBefore, storeWith, tractionBattery } from './past-level.ts'

const hour = 3_600_000

/** In what share of the working hours a vehicle of this kind is driven. */
const drivenShare: Readonly<Record<Lifecycle, number>> = {
  available: 0.2,
  inUse: 0.6,
  maintenance: 0.03,
  outOfService: 0,
  retired: 0,
  stolen: 0,
}

export interface PastOptions {
  readonly vehicle: Pick<Vehicle, 'vehicleId' | 'lifecycle'>
  /** In milliseconds since 1970: nothing is told of before. */
  readonly from: number
  /** What it leads to; not told again. */
  readonly until: Sample
  /** Degrees, for the time of day. */
  readonly lon?: number | undefined
}

/**
 * How a vehicle may have come to stand as it does: a sample each whole hour, oldest first. Made up backwards from what it leads
 * to, and the same for the same vehicle: before each drive the odometer was lower and the level higher, until before
 * a filling it was low.
 */
export function pastSamples({ vehicle, from, until, lon = 0 }: PastOptions): readonly Sample[] {
  const { vehicleId, lifecycle } = vehicle
  const traits = randomFor(`past of ${vehicleId}`)
  const { fuelLevelPct: fuel, stateOfChargePct: charge } = until
  const share = fuel !== undefined && charge !== undefined ? 0.5 : 1
  let tank = fuel === undefined ? undefined : storeWith(fuelTank, fuel, traits)
  let battery = charge === undefined ? undefined : storeWith(tractionBattery, charge, traits)
  let { odometerM } = until
  const samples: Sample[] = []
  const firstHour = Math.ceil(from / hour)
  for (let at = Math.floor(Date.parse(until.at) / hour) - 1; at >= firstHour; at -= 1) {
    const random = randomFor(`${vehicleId} in hour ${at}`)
    const mayDrive = !tank?.isFilling && !battery?.isFilling
    const driven = mayDrive ? metresIn(at, { share: drivenShare[lifecycle], lon }, random) : 0
    const metres = Math.min(odometerM, driven)
    odometerM -= metres
    const km = (metres / 1000) * share
    tank = tank && levelBefore(tank, km * usePerKm.fuelLevelPct, random)
    battery = battery && levelBefore(battery, km * usePerKm.stateOfChargePct, random)
    samples.push({
      at: new Date(at * hour).toISOString(),
      odometerM,
      ...(tank && { fuelLevelPct: Math.round(tank.level) }),
      ...(battery && { stateOfChargePct: Math.round(battery.level) }),
    })
  }
  return samples.toReversed()
}

/** From six to eight in the evening, on Sundays hardly ever. */
function metresIn(at: number, { share, lon }: { share: number; lon: number }, random: Random): number {
  const local = new Date(at * hour + Math.round(lon / 15) * hour)
  const isWork = local.getUTCHours() >= 6 && local.getUTCHours() < 20
  const isSunday = local.getUTCDay() === 0
  const isDriven = random.chance(share * (isWork ? 1 : 0.04) * (isSunday ? 0.15 : 1))
  return isDriven ? 1500 + random.below(14_000) : 0
}
