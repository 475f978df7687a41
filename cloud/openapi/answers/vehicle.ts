import * as v from 'valibot'
import { lifecycles } from '#contract/lifecycle.ts'
import { powertrains } from '#contract/powertrain.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { exactly } from '../exactly.ts'
import { number, text, time } from './text.ts'

/** A vehicle's record, as the API answers it. */
export const vehicle = exactly<Vehicle>()(
  v.object({
    vehicleId: text('Never used again, also when the vehicle is gone'),
    tenantId: text('Always the caller’s own tenant'),
    version: number('Counts the changes; as a quoted text it is the ETag'),
    createdAt: time('When it was added'),
    updatedAt: time('When it was changed last'),
    updatedBy: text('The username of whoever changed it last'),
    vin: text('Vehicle identification number (ISO 3779), 17 characters'),
    make: v.string(),
    model: v.string(),
    modelYear: v.number(),
    licensePlate: v.string(),
    powertrain: v.picklist(powertrains),
    lifecycle: v.pipe(v.picklist(lifecycles), v.description('Where it is in its life with the fleet')),
    tags: v.array(v.string()),
    bodyType: v.optional(v.string()),
    plateRegion: v.optional(v.string()),
    callSign: v.optional(v.string()),
    driver: v.optional(v.string()),
    depot: v.optional(v.string()),
  }),
)
