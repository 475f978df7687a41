import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import coarse from 'world-atlas/countries-110m.json?url'
import fine from 'world-atlas/countries-50m.json?url'
import { wholeRings } from './whole-rings.ts'

/** A country's area. */
export type Country = Feature<Polygon | MultiPolygon, { readonly name: string }>

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>

/** How exact the borders are: for the whole world (1 : 110 million), or for a part of it (1 : 50 million). */
export type Detail = 'coarse' | 'fine'

// A part of a moment, so that nothing that a person does has to wait for borders.
const atOnce = 60

/**
 * The countries of the world (Natural Earth, in the public domain), from a file of our own site, a few at a time.
 * @throws {Error} if the file can't be fetched.
 */
export async function* countriesOf(detail: Detail, signal: AbortSignal): AsyncGenerator<Country[]> {
  const response = await fetch(detail === 'coarse' ? coarse : fine, { signal })
  if (!response.ok) throw new Error(`The world’s borders could not be loaded: status ${response.status}`)
  const world: World = await response.json()
  const { geometries } = world.objects.countries
  for (let first = 0; first < geometries.length; first += atOnce) {
    signal.throwIfAborted()
    const some = geometries.slice(first, first + atOnce)
    const { features } = feature(world, { type: 'GeometryCollection', geometries: some })
    yield features.filter(isCountry).map((one) => ({ ...one, geometry: wholeRings(one.geometry) }))
    await new Promise((resolve) => setTimeout(resolve))
  }
}

function isCountry(one: Feature): one is Country {
  return one.geometry.type === 'Polygon' || one.geometry.type === 'MultiPolygon'
}

/** Each country's name, in the middle of its largest part. */
export function countryLabels(
  countries: readonly Country[],
): FeatureCollection<Point, { readonly name: string }> {
  const features = countries.map(({ properties, geometry }): Feature<Point, { readonly name: string }> => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: middleOfLargest(geometry) },
  }))
  return { type: 'FeatureCollection', features }
}

function middleOfLargest(area: Polygon | MultiPolygon): number[] {
  const parts = area.type === 'Polygon' ? [area.coordinates] : area.coordinates
  const rings = parts.map(([outer = []]) => centroid(outer))
  return rings.reduce((best, ring) => (ring.area > best.area ? ring : best)).middle
}

/** @see https://en.wikipedia.org/wiki/Centroid#Of_a_polygon */
function centroid(ring: readonly number[][]): { readonly area: number; readonly middle: number[] } {
  let [twice, sumX, sumY] = [0, 0, 0]
  ring.forEach(([x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? []
    const cross = x * nextY - nextX * y
    twice += cross
    sumX += (x + nextX) * cross
    sumY += (y + nextY) * cross
  })
  return { area: Math.abs(twice) / 2, middle: [sumX / (3 * twice), sumY / (3 * twice)] }
}
