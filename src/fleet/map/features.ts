import type { Feature, FeatureCollection, Point } from 'geojson'
import type { DepotLabel } from './depots.ts'
import type { Group } from './groups.ts'
import { markName } from './marks.ts'
import { mercator } from './mercator.ts'
import type { Placed } from './placed.ts'

/** What the map's layers draw a group by. */
export interface GroupLook {
  readonly count: number
  /** The text in its circle; a second line says how many are selected. */
  readonly label?: string
  readonly selected: number
  /** Of a single vehicle: the picture, and clockwise from north where it drives to. */
  readonly mark?: string
  readonly headingDeg?: number
}

const short = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 })

/** Groups as GeoJSON (RFC 7946). */
export function groupFeatures(groups: readonly Group[], placed: Placed): FeatureCollection<Point, GroupLook> {
  return collection(groups.map((group) => pointAt(group, lookOf(group, placed))))
}

/** Depots as GeoJSON. */
export function depotFeatures(
  depots: readonly DepotLabel[],
): FeatureCollection<Point, { readonly name: string }> {
  return collection(depots.map((depot) => pointAt(depot, { name: depot.name })))
}

/** The places of vehicles as GeoJSON, by vehicleId. */
export function pickedFeatures(
  placed: Placed,
  picked: ReadonlySet<string>,
): FeatureCollection<Point, object> {
  if (picked.size === 0) return collection<object>([])
  const found = placed.vehicles.flatMap(({ vehicleId }, at) => (picked.has(vehicleId) ? [at] : []))
  return collection(found.map((at) => pointAt({ x: placed.x[at] ?? 0, y: placed.y[at] ?? 0 }, {})))
}

function lookOf({ members, selected }: Group, { vehicles, readings }: Placed): GroupLook {
  const count = members.length
  const [only = -1] = members
  const [vehicle, reading] = [vehicles[only], readings[only]]
  if (count > 1 || !vehicle || !reading) {
    const label = short.format(count)
    return { count, selected, label: selected > 0 ? `${label}\n✓ ${short.format(selected)}` : label }
  }
  const mark = markName(vehicle.lifecycle, reading.connectivity)
  const heading = reading.isMoving && reading.location?.headingDeg
  return { count, selected, mark, ...(typeof heading === 'number' && { headingDeg: heading }) }
}

function pointAt<Look>(
  { x, y }: { readonly x: number; readonly y: number },
  properties: Look,
): Feature<Point, Look> {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [mercator.lon(x), mercator.lat(y)] },
    properties,
  }
}

function collection<Look>(features: Feature<Point, Look>[]): FeatureCollection<Point, Look> {
  return { type: 'FeatureCollection', features }
}
