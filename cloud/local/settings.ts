import * as v from 'valibot'
import { type Behaviour, behaviours } from './vehicles/behaviour.ts'

const whole = (least: number, most: number) =>
  v.pipe(
    v.number(`Expected a number from ${least} to ${most}`),
    v.integer('Expected a whole number'),
    v.minValue(least, `At least ${least}`),
    v.maxValue(most, `At most ${most}`),
  )

const day = 86_400
const year = 365 * day

const failure = v.strictObject(
  {
    target: v.picklist(['token', 'refresh', 'api'], 'Expected token, refresh or api'),
    kind: v.picklist(['status', 'html', 'dropAfterCommit'], 'Expected status, html or dropAfterCommit'),
    status: v.optional(whole(400, 599), 503),
    /** Without it, 429 and 503 say one second and other statuses nothing. */
    retryAfterSeconds: v.optional(whole(0, 3_600)),
    times: v.optional(whole(1, 1_000_000), 1),
  },
  (issue) => (issue.expected === 'never' ? 'Not a field of fail' : 'Expected an object or null'),
)

/** What `POST /local-cloud/control` takes: one setting or several, and what is done at once. `fail: null` ends a failure early. */
export const controlRequest = v.partial(
  v.strictObject(
    {
      accessTokenSeconds: whole(1, year),
      refreshTokenSeconds: whole(1, year),
      graceSeconds: whole(0, day),
      revokeFamilyOnReuse: v.boolean('Expected true or false'),
      clockSkewSeconds: whole(-year, year),
      latencyMs: whole(0, 60_000),
      fail: v.nullable(failure),
      simulation: v.boolean('Expected true or false'),
      vehicles: v.picklist(behaviours, `Expected one of ${behaviours.join(', ')}`),
      /** Not a setting but done at once: new keys sign from now on. */
      rotateKeys: v.literal(true, 'Expected true'),
      /** Done at once: the vehicle is gone. */
      removeVehicle: v.strictObject(
        { tenant: v.string(), vehicleId: v.string() },
        'Expected tenant and vehicleId',
      ),
      /** Done at once: readings go on by so many steps of five seconds. */
      simulationSteps: whole(1, 1_000),
    },
    (issue) => (issue.expected === 'never' ? 'Not a setting' : 'Expected an object of settings'),
  ),
)

/** A failure that answers the next `times` requests of a target. */
export type Failure = v.InferOutput<typeof failure>
export type FailureTarget = Failure['target']

/** How the local cloud behaves; the lifetimes are those of the user pool that is deployed. */
export interface Settings {
  /** Of the access and the ID token. */
  accessTokenSeconds: number
  refreshTokenSeconds: number
  /** How long a rotated refresh token still works. */
  graceSeconds: number
  /**
   * Whether a rotated refresh token that is used after its grace ends the whole sign-in (RFC 9700, 4.14.2), or is merely
   * refused. What Cognito does is not documented and unconfirmed.
   */
  revokeFamilyOnReuse: boolean
  /** How far the local cloud's clock is off. */
  clockSkewSeconds: number
  latencyMs: number
  fail: Failure | null
  /** Whether vehicles move by themselves. */
  simulation: boolean
  /** How vehicles treat commands. */
  vehicles: Behaviour
}

/** A fresh copy of the settings that hold until someone changes them. */
export function defaultSettings(): Settings {
  return {
    accessTokenSeconds: 15 * 60,
    refreshTokenSeconds: 12 * 60 * 60,
    graceSeconds: 30,
    revokeFamilyOnReuse: false,
    clockSkewSeconds: 0,
    latencyMs: 0,
    fail: null,
    simulation: false,
    vehicles: 'asTheyAre',
  }
}
