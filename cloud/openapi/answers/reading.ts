import * as v from 'valibot'
import { connectivities, type Position, type Reading, type Sample } from '#contract/telemetry.ts'
import { exactly } from '../exactly.ts'
import { number, text, time } from './text.ts'

const position = exactly<Position>()(
  v.object({
    lat: number('Degrees of WGS 84'),
    lon: number('Degrees of WGS 84'),
    headingDeg: number('Degrees, clockwise from north'),
    accuracyM: number('Metres'),
    at: time('When it was there'),
  }),
)

const fuelLevelPct = v.exactOptional(number('Percent of the tank; not for electric vehicles'))
const stateOfChargePct = v.exactOptional(number('Percent of the traction battery; electric and hybrid ones'))

/** What a vehicle last said of itself; what is absent it has no sensor for, or has not said. */
export const reading = exactly<Reading>()(
  v.object({
    vehicleId: v.string(),
    updatedAt: time('When the API got it'),
    lastSeenAt: time('When the vehicle was last heard of'),
    connectivity: v.pipe(
      v.picklist(connectivities),
      v.description('`asleep`: parked, reporting now and then'),
    ),
    odometerM: number('Metres'),
    speedKph: number('Kilometres an hour'),
    isMoving: v.boolean(),
    doorsLocked: v.boolean(),
    isImmobilized: v.exactOptional(v.boolean()),
    fuelLevelPct,
    stateOfChargePct,
    location: v.exactOptional(position),
    dtcs: v.array(text('Diagnostic trouble code (SAE J2012), such as P0420')),
    simulated: v.exactOptional(v.pipe(v.literal(true), v.description('Made up by the local cloud'))),
  }),
)

/** How a vehicle stood at about a time, once an hour. */
export const sample = exactly<Sample>()(
  v.object({ at: time('About when'), odometerM: number('Metres'), fuelLevelPct, stateOfChargePct }),
)
