import { vinCheckDigit } from '#contract/vin.ts'
import { modelYearCode } from './model.ts'

interface VinParts {
  readonly start: string
  readonly plant: string
  readonly year: number
  /** 0 to 999,999. */
  readonly serial: number
}

/** A VIN of 17 characters with its check digit. */
export function seedVin({ start, plant, year, serial }: VinParts): string {
  const end = `${modelYearCode(year)}${plant}${String(serial).padStart(6, '0')}`
  return `${start}${vinCheckDigit(`${start}0${end}`)}${end}`
}
