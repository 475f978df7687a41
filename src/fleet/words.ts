import type { BadgeTone } from '#ui/badge.tsx'
import type { Connectivity } from '#contract/telemetry.ts'
import type { Lifecycle } from '#contract/lifecycle.ts'
import type { Powertrain } from '#contract/powertrain.ts'
import type { VehicleField } from '#contract/vehicle.ts'

/** What each lifecycle is called on screen, and how it looks. */
export const lifecycleWords: Readonly<
  Record<Lifecycle, { readonly words: string; readonly tone: BadgeTone }>
> = {
  available: { words: 'Available', tone: 'good' },
  inUse: { words: 'In use', tone: 'info' },
  maintenance: { words: 'Maintenance', tone: 'warn' },
  outOfService: { words: 'Out of service', tone: 'plain' },
  retired: { words: 'Retired', tone: 'plain' },
  stolen: { words: 'Stolen', tone: 'bad' },
}

/** What each powertrain is called on screen. */
export const powertrainWords: Readonly<Record<Powertrain, string>> = {
  combustion: 'Combustion',
  hybrid: 'Hybrid',
  electric: 'Electric',
}

/** What each state of a vehicle's connection is called on screen. */
export const connectivityWords: Readonly<Record<Connectivity, string>> = {
  online: 'Online',
  asleep: 'Asleep',
  offline: 'Offline',
}

/** What each field of a vehicle is called on screen. */
export const fieldWords: Readonly<Record<VehicleField, string>> = {
  vin: 'VIN',
  make: 'Make',
  model: 'Model',
  modelYear: 'Model year',
  bodyType: 'Body type',
  licensePlate: 'Licence plate',
  plateRegion: 'Plate region',
  callSign: 'Call sign',
  powertrain: 'Powertrain',
  lifecycle: 'Lifecycle',
  driver: 'Driver',
  depot: 'Depot',
  tags: 'Tags',
}

const timeFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** An ISO 8601 time in the person's own language and time zone. */
export function timeWords(iso: string): string {
  const time = new Date(iso)
  return Number.isNaN(time.getTime()) ? iso : timeFormat.format(time)
}

/** A count in the person's own language. */
export function countWords(count: number): string {
  return count.toLocaleString()
}

/** A share in percent, or nothing where it is not known. */
export function percentWords(percent: number | undefined): string {
  return percent === undefined ? '' : `${Math.round(percent)}%`
}
