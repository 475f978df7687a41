import type { Position } from '#contract/telemetry.ts'

/** A metre or so. */
const decimals = 5

const degrees = new Intl.NumberFormat(undefined, {
  style: 'unit',
  unit: 'degree',
  unitDisplay: 'narrow',
  minimumFractionDigits: decimals,
  maximumFractionDigits: decimals,
})

type Place = Pick<Position, 'lat' | 'lon'>

/** A place for people to read: "52.52000° N, 13.40500° E". */
export function coordinateWords({ lat, lon }: Place): string {
  const [north, east] = [lat < 0 ? 'S' : 'N', lon < 0 ? 'W' : 'E']
  return `${degrees.format(Math.abs(lat))} ${north}, ${degrees.format(Math.abs(lon))} ${east}`
}

/** A place as every map takes it: decimal degrees of WGS 84, latitude first (ISO 6709, annex D). */
export function coordinateText({ lat, lon }: Place): string {
  return `${lat.toFixed(decimals)}, ${lon.toFixed(decimals)}`
}
