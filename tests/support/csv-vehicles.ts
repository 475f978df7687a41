import { vinCheckDigit } from '#contract/vin.ts'
import { neededHeader } from './csv-file.ts'

let used = 0

/** VINs that no other vehicle of the test fleet has. */
export function newVins(count: number): readonly string[] {
  return Array.from({ length: count }, () => {
    const serial = String(++used).padStart(6, '0')
    const draft = `1FTBW2CM0RK${serial}`
    return `${draft.slice(0, 8)}${vinCheckDigit(draft)}${draft.slice(9)}`
  })
}

/** A line with the needed columns and a depot. */
export function csvLine(vin: string, depot = 'Hof', year = '2024'): string {
  return `${vin},Ford,Transit,${year},${vin.slice(-8)},electric,${depot}`
}

/** A file of such lines; the first vehicle is in line 2. */
export function csvFile(lines: readonly string[]): string {
  return [`${neededHeader},Depot`, ...lines].join('\n')
}
