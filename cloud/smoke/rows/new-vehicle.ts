import { randomInt } from 'node:crypto'
import type { NewVehicle } from '#contract/new-vehicle.ts'
import { vinCheckDigit } from '#contract/vin.ts'

/** A VIN that no maker uses, with its check digit. */
export function newVin(): string {
  const start = '9BWSMKE1'
  const end = `TA${String(randomInt(1_000_000)).padStart(6, '0')}`
  return `${start}${vinCheckDigit(`${start}0${end}`)}${end}`
}

/** A vehicle that may be added. */
export function newVehicle(
  vin: string,
): Pick<NewVehicle, 'vin' | 'make' | 'model' | 'modelYear' | 'licensePlate' | 'powertrain'> {
  return {
    vin,
    make: 'Smoke',
    model: 'Test',
    modelYear: 2026,
    licensePlate: 'SMOKE 1',
    powertrain: 'electric',
  }
}
