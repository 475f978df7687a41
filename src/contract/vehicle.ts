import * as v from 'valibot'
import { lifecycles } from './lifecycle.ts'
import { powertrains } from './powertrain.ts'
import { normalizeVin, vinProblem } from './vin.ts'

// Control characters, halves of a character, and the invisible ones that reorder or hide text.
const invisible = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u

/** One line of text: trimmed, composed (NFC), 1 to `longest` characters, nothing invisible in it. */
const line = (longest: number) =>
  v.pipe(
    v.string('Expected text'),
    v.trim(),
    v.normalize('NFC'),
    v.minLength(1, 'Must not be empty'),
    v.maxLength(longest, `At most ${longest} characters`),
    v.check((text) => !invisible.test(text), 'Contains a control or invisible character: type it again'),
  )

const vin = v.pipe(
  v.string('Expected text'),
  v.transform(normalizeVin),
  v.check(
    (text) => vinProblem(text)?.severity !== 'error',
    (issue) => vinProblem(String(issue.input))?.message ?? 'Not a VIN',
  ),
)

const tags = v.pipe(
  v.array(line(40), 'Expected a list of texts'),
  v.maxLength(20, 'At most 20 tags'),
  v.transform((all) => [...new Set(all)]),
)

const earliestYear = 1950
const modelYear = v.pipe(
  v.number('Expected a year, such as 2026'),
  v.integer('Expected a whole year'),
  v.minValue(earliestYear, `${earliestYear} or later`),
  v.check((year) => year <= new Date().getUTCFullYear() + 2, 'At most two years ahead'),
)

const bodyType = line(40)
const plateRegion = line(40)
const callSign = line(24)
const driver = line(120)
const depot = line(80)

/** The fields that a record can't do without. */
const required = {
  vin,
  make: line(60),
  model: line(60),
  modelYear,
  licensePlate: line(16),
  powertrain: v.picklist(powertrains, `Expected one of ${powertrains.join(', ')}`),
  lifecycle: v.picklist(lifecycles, `Expected one of ${lifecycles.join(', ')}`),
  tags,
}

/** The fields that may be absent, and that null clears. */
const optional = { bodyType, plateRegion, callSign, driver, depot }

const vehicleFields = v.object({ ...required, ...v.partial(v.object(optional)).entries })

const vehicleSchema = v.object({
  vehicleId: v.string(),
  tenantId: v.string(),
  /** Counts the changes; as a quoted string it is the ETag. */
  version: v.number(),
  createdAt: v.string(),
  updatedAt: v.string(),
  /** The username of whoever changed it last. */
  updatedBy: v.string(),
  ...vehicleFields.entries,
})

/** A vehicle's record, without telemetry. Times are ISO 8601 in UTC; an absent optional field is not known. */
export type Vehicle = Readonly<v.InferOutput<typeof vehicleSchema>>

/** The part of a vehicle that updateVehicle may change. */
export type VehicleFields = Readonly<v.InferOutput<typeof vehicleFields>>
export type VehicleField = keyof VehicleFields

/** The fields that updateVehicle may change. */
export const vehicleFieldNames = Object.keys(vehicleFields.entries) as readonly VehicleField[]
/** Those of them that null clears. */
export const clearableFieldNames = Object.keys(optional) as readonly (keyof typeof optional)[]

const nullable = {
  bodyType: v.nullable(bodyType),
  plateRegion: v.nullable(plateRegion),
  callSign: v.nullable(callSign),
  driver: v.nullable(driver),
  depot: v.nullable(depot),
}

/** The fields of a vehicle that is to be added (see new-vehicle.ts). */
export const addableFields = {
  ...required,
  lifecycle: v.optional(required.lifecycle, 'available'),
  tags: v.optional(required.tags, []),
  bodyType: v.nullish(bodyType),
  plateRegion: v.nullish(plateRegion),
  callSign: v.nullish(callSign),
  driver: v.nullish(driver),
  depot: v.nullish(depot),
}

/** The body of updateVehicle: only what changes, at least one field, no unknown and no read-only one. */
export const vehicleChanges = v.pipe(
  v.partial(
    v.strictObject({ ...required, ...nullable }, (issue) =>
      issue.expected === 'never' ? 'Not a field that can be changed' : 'Expected an object of changed fields',
    ),
  ),
  v.check((changes) => Object.keys(changes).length > 0, 'Expected at least one changed field'),
)

export type VehicleChanges = Readonly<v.InferOutput<typeof vehicleChanges>>
