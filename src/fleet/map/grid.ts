import type { Feature, FeatureCollection, LineString } from 'geojson'

/** A part of the world in degrees. */
export interface Degrees {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

const steps = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005]

/** Meridians and parallels through a part of the world, about six across it: where little else is drawn they show movement. */
export function gridLines(part: Degrees): FeatureCollection<LineString> {
  const step = steps.findLast((one) => one * 6 >= part.east - part.west) ?? steps[0] ?? 30
  const meridians = multiples(part.west, part.east, step).map((lon) => [
    [lon, part.south],
    [lon, part.north],
  ])
  const parallels = multiples(part.south, part.north, step).map((lat) => [
    [part.west, lat],
    [part.east, lat],
  ])
  return { type: 'FeatureCollection', features: [...meridians, ...parallels].map(line) }
}

function multiples(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step)
  return Array.from(
    { length: Math.max(0, Math.floor(to / step) - first + 1) },
    (_, at) => (first + at) * step,
  )
}

function line(coordinates: number[][]): Feature<LineString> {
  return { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } }
}
