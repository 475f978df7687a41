import type { Vehicle } from '#contract/vehicle.ts'
import { type Depot, depotsOf, type Place } from '../seed/depots.ts'
import { type Random, randomFor } from '../seed/random.ts'

/** Metres in a degree of latitude. */
const degreeM = 111_195

type Area = Depot['area']

/** Where a vehicle goes about: around its depot; a depot that nobody has heard of stands for one of the tenant's, always the same. */
export function areaOf({
  tenantId,
  depot,
  vehicleId,
}: Pick<Vehicle, 'tenantId' | 'depot' | 'vehicleId'>): Area {
  const known: readonly Depot[] = tenantId === 'south' ? depotsOf.south : depotsOf.north
  const own = known.find(({ name }) => name === depot)
  return (own ?? randomFor(`depot of ${vehicleId}`).pick(known)).area
}

/** Somewhere in an area. */
export function placeIn([southwest, northeast]: Area, random: Random): Place {
  return rounded({
    lat: southwest.lat + random.next() * (northeast.lat - southwest.lat),
    lon: southwest.lon + random.next() * (northeast.lon - southwest.lon),
  })
}

/** The place `metres` away; on the plane, which is good enough for a few kilometres. */
export function placeTowards({ lat, lon }: Place, headingDeg: number, metres: number): Place {
  const heading = (headingDeg * Math.PI) / 180
  const east = degreeM * Math.cos((lat * Math.PI) / 180)
  return rounded({
    lat: lat + (Math.cos(heading) * metres) / degreeM,
    lon: lon + (Math.sin(heading) * metres) / east,
  })
}

export function isIn([southwest, northeast]: Area, { lat, lon }: Place): boolean {
  return lat >= southwest.lat && lat <= northeast.lat && lon >= southwest.lon && lon <= northeast.lon
}

/** The heading, in whole degrees from north, that leads to the middle of an area. */
export function headingInto([southwest, northeast]: Area, from: Place): number {
  const north = (southwest.lat + northeast.lat) / 2 - from.lat
  const east = ((southwest.lon + northeast.lon) / 2 - from.lon) * Math.cos((from.lat * Math.PI) / 180)
  return Math.round(((Math.atan2(east, north) * 180) / Math.PI + 360) % 360) % 360
}

/** To a metre or so. */
function rounded({ lat, lon }: Place): Place {
  return { lat: Math.round(lat * 1e5) / 1e5, lon: Math.round(lon * 1e5) / 1e5 }
}
