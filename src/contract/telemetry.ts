/** Whether a vehicle's telematics unit answers: `asleep` ones are parked and report now and then. */
export const connectivities = ['online', 'asleep', 'offline'] as const
export type Connectivity = (typeof connectivities)[number]

/** Where a vehicle was at a time (COVESA VSS Vehicle.CurrentLocation; degrees of WGS 84, metres, ISO 8601 in UTC). */
export interface Position {
  readonly lat: number
  readonly lon: number
  /** Clockwise from north. */
  readonly headingDeg: number
  readonly accuracyM: number
  readonly at: string
}

/**
 * What a vehicle last said of itself. Apart from its record, so that readings never conflict with edits. Absent: the vehicle
 * has no such sensor, or has not said. Times are ISO 8601 in UTC.
 */
export interface Reading {
  readonly vehicleId: string
  /** When the fleet API got it; the change feed goes by this. */
  readonly updatedAt: string
  readonly lastSeenAt: string
  readonly connectivity: Connectivity
  readonly odometerM: number
  readonly speedKph: number
  readonly isMoving: boolean
  readonly doorsLocked: boolean
  /** Cannot be driven until it is released. */
  readonly isImmobilized?: boolean
  /** Percent of the tank; not for electric vehicles. */
  readonly fuelLevelPct?: number
  /** Percent of the traction battery; electric and hybrid vehicles. */
  readonly stateOfChargePct?: number
  readonly location?: Position
  /** Diagnostic trouble codes that are set (SAE J2012), such as P0420. */
  readonly dtcs: readonly string[]
  /** Made up by the local cloud. */
  readonly simulated?: true
}

/** How it stood at about a time, once an hour. */
export type Sample = Pick<Reading, 'odometerM' | 'fuelLevelPct' | 'stateOfChargePct'> & {
  readonly at: string
}

/** For how many days the past of a vehicle is kept. */
export const pastDays = 30

/** What a vehicle last said of itself, null where it never has, and how that went, oldest first. `asOf`: the server's time. */
export interface VehicleTelemetry {
  readonly reading: Reading | null
  readonly past: readonly Sample[]
  readonly asOf: string
}
