import { distanceNumber, distanceUnit, distanceWords } from '../../units.ts'
import { percentWords } from '../../words.ts'
import type { PastRow } from './past-rows.ts'

/** One line of the chart, and column of the table. */
export interface PastLine {
  readonly key: 'stateOfChargePct' | 'fuelLevelPct' | 'odometerM'
  readonly name: string
  /** As it is drawn: percent, or the person's unit of distance. */
  readonly unit: string
  number(value: number): number
  words(value: number): string
}

const lines: readonly PastLine[] = [
  { key: 'stateOfChargePct', name: 'Charge', unit: '%', number: (percent) => percent, words: percentWords },
  { key: 'fuelLevelPct', name: 'Fuel', unit: '%', number: (percent) => percent, words: percentWords },
  { key: 'odometerM', name: 'Odometer', unit: distanceUnit(), number: distanceNumber, words: distanceWords },
]

/** What is known of these times; the odometer comes last. */
export function linesOf(rows: readonly PastRow[]): readonly PastLine[] {
  return lines.filter(({ key }) => rows.some((row) => row[key] !== undefined))
}

/** What a line says, in words: from when to when, lowest, highest and last. */
export function lineWords({ key, name, words }: PastLine, rows: readonly PastRow[]): string {
  const values = rows.flatMap((row) => row[key] ?? [])
  const [low, high, last] = [Math.min(...values), Math.max(...values), values.at(-1) ?? 0]
  return `${name}: lowest ${words(low)}, highest ${words(high)}, last ${words(last)}.`
}
