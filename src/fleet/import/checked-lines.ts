import type { NewVehicle } from '#contract/new-vehicle.ts'
import type { VehicleField } from '#contract/vehicle.ts'

/** The fields of a vehicle that a line of the file gives; null clears one. */
export type GivenFields = Partial<NewVehicle> & Pick<NewVehicle, 'vin'>

/** A line that the contract finds nothing wrong with. */
export interface GoodLine {
  /** The file's own number, from 1. */
  readonly line: number
  readonly vehicle: GivenFields
}

/** What is wrong with a line. `field` null: with the line as a whole. */
export interface LineProblem {
  readonly line: number
  readonly field: VehicleField | null
  /** What stands there, cut short. */
  readonly value: string
  readonly message: string
}

/** All lines of a file, checked. */
export interface CheckedLines {
  readonly good: readonly GoodLine[]
  /** In the file's order; a line may have several. */
  readonly problems: readonly LineProblem[]
}

const longest = 80

/** A value as a problem shows it: on one line, and no longer than that. */
export function shownValue(text: string): string {
  const start = text.slice(0, longest).replace(/\s+/gu, ' ')
  return text.length > longest ? `${start}…` : start
}
