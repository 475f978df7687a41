import type { Reading } from '#contract/telemetry.ts'
import { lifecycles } from '#contract/lifecycle.ts'
import { powertrains } from '#contract/powertrain.ts'
import type { Vehicle } from '#contract/vehicle.ts'

/** A vehicle and what it last said of itself, as far as known. */
export interface FleetRow {
  readonly vehicle: Vehicle
  readonly reading: Reading | undefined
}

interface Column {
  /** Its head. */
  readonly words: string
  /** In rem, until somebody resizes it. */
  readonly width: number
  /** What it is sorted by; undefined comes last. */
  value(row: FleetRow): string | number | undefined
  /** Needs `fleet/telemetry`. */
  readonly telemetry?: true
}

const timeOf = (iso: string | undefined) => (iso === undefined ? undefined : Date.parse(iso))

/** Everything that the list can show and be sorted by; `make` stands for make and model. */
export const columns = {
  licensePlate: { words: 'Plate', width: 7.5, value: ({ vehicle }) => vehicle.licensePlate },
  callSign: { words: 'Call sign', width: 6.5, value: ({ vehicle }) => vehicle.callSign },
  make: { words: 'Make and model', width: 11, value: ({ vehicle }) => `${vehicle.make} ${vehicle.model}` },
  modelYear: { words: 'Year', width: 3.5, value: ({ vehicle }) => vehicle.modelYear },
  lifecycle: {
    words: 'Lifecycle',
    width: 7.5,
    value: ({ vehicle }) => lifecycles.indexOf(vehicle.lifecycle),
  },
  depot: { words: 'Depot', width: 8.5, value: ({ vehicle }) => vehicle.depot },
  driver: { words: 'Driver', width: 9, value: ({ vehicle }) => vehicle.driver },
  connectivity: {
    words: 'Connection',
    width: 6.5,
    value: ({ reading }) => reading?.connectivity,
    telemetry: true,
  },
  level: { words: 'Energy', width: 5.5, value: ({ reading }) => levelOf(reading), telemetry: true },
  lastSeen: {
    words: 'Last seen',
    width: 9,
    value: ({ reading }) => timeOf(reading?.lastSeenAt),
    telemetry: true,
  },
  speed: { words: 'Speed', width: 6, value: ({ reading }) => reading?.speedKph, telemetry: true },
  odometer: { words: 'Odometer', width: 7.5, value: ({ reading }) => reading?.odometerM, telemetry: true },
  vin: { words: 'VIN', width: 12, value: ({ vehicle }) => vehicle.vin },
  bodyType: { words: 'Body type', width: 7, value: ({ vehicle }) => vehicle.bodyType },
  plateRegion: { words: 'Plate region', width: 7, value: ({ vehicle }) => vehicle.plateRegion },
  powertrain: {
    words: 'Powertrain',
    width: 8,
    value: ({ vehicle }) => powertrains.indexOf(vehicle.powertrain),
  },
  tags: { words: 'Tags', width: 12, value: ({ vehicle }) => vehicle.tags.join(', ') || undefined },
  updatedAt: { words: 'Changed', width: 9, value: ({ vehicle }) => timeOf(vehicle.updatedAt) },
  updatedBy: { words: 'Changed by', width: 8, value: ({ vehicle }) => vehicle.updatedBy },
} as const satisfies Record<string, Column>

export type ColumnName = keyof typeof columns

export const columnNames = Object.keys(columns) as readonly ColumnName[]

/** A column by its name, as the general shape. */
export function columnOf(name: ColumnName): Column {
  return columns[name]
}

/** What the list shows where the person has not chosen. */
export const usualColumns: readonly ColumnName[] = [
  'licensePlate',
  'callSign',
  'make',
  'modelYear',
  'lifecycle',
  'depot',
  'driver',
  'connectivity',
  'level',
]

/** What a card shows, on narrow screens; vehicle-list.css places them. */
export const cardColumns: readonly ColumnName[] = [
  'licensePlate',
  'lifecycle',
  'make',
  'callSign',
  'driver',
  'depot',
  'level',
  'connectivity',
  'lastSeen',
]

/** What is left in the tank or the battery, whichever is known, in percent. */
export function levelOf(reading: Reading | undefined): number | undefined {
  return reading?.stateOfChargePct ?? reading?.fuelLevelPct
}
