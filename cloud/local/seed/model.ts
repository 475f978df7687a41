import type { Powertrain } from '#contract/powertrain.ts'

/** A model of vehicle as models.json has it, and the VINs it was sold with. */
export interface Model {
  readonly make: string
  readonly model: string
  readonly bodyType: string
  readonly powertrain: Powertrain
  /** Characters 1 to 8 of its VINs: maker and description (WMI and VDS, ISO 3779). */
  readonly start: string
  /** Character 11: the plant. */
  readonly plant: string
  /** The model years in which these characters meant this model. */
  readonly years: readonly number[]
  /** How often it is met in a fleet, against the others. */
  readonly weight: number
}

/** Character 10 of a VIN by model year (49 CFR 565.15): I, O, Q, U and Z are left out, and it begins again after 30 years. */
export function modelYearCode(year: number): string {
  const codes = 'ABCDEFGHJKLMNPRSTVWXY123456789'
  return codes.charAt((year - 1980) % codes.length)
}
