import * as v from 'valibot'
import { unknownParameter } from './page.ts'
import { pastDays } from './telemetry.ts'

/** Query parameters of readTelemetry: how many days back the past is told. */
export const telemetryQuery = v.strictObject(
  {
    days: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^\d{1,9}$/, 'Expected a whole number of days'),
        v.transform(Number),
        v.minValue(1, 'At least 1'),
        v.maxValue(pastDays, `At most ${pastDays}`),
      ),
      '7',
    ),
  },
  unknownParameter,
)

export type TelemetryQuery = Readonly<v.InferOutput<typeof telemetryQuery>>
