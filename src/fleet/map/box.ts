import { mercator } from './mercator.ts'
import type { Placed } from './placed.ts'

/** A part of the world in Web Mercator, 0 to 1. */
export interface Box {
  readonly west: number
  readonly north: number
  readonly east: number
  readonly south: number
}

/** The smallest box around these vehicles, of all without `indices`; null around none. */
export function boxAround({ vehicles, x, y }: Placed, indices?: readonly number[]): Box | null {
  const count = indices?.length ?? vehicles.length
  if (count === 0) return null
  let [west, north, east, south] = [1, 1, 0, 0]
  for (let at = 0; at < count; at++) {
    const index = indices?.[at] ?? at
    const [px = 0, py = 0] = [x[index], y[index]]
    west = Math.min(west, px)
    east = Math.max(east, px)
    north = Math.min(north, py)
    south = Math.max(south, py)
  }
  return { west, north, east, south }
}

/** Which vehicles are inside, by their index. */
export function indicesIn({ vehicles, x, y }: Placed, { west, north, east, south }: Box): number[] {
  const inside: number[] = []
  for (let index = 0; index < vehicles.length; index++) {
    const [px = 0, py = 0] = [x[index], y[index]]
    if (px >= west && px <= east && py >= north && py <= south) inside.push(index)
  }
  return inside
}

/** A box with as much again on each side of it. */
export function widened({ west, north, east, south }: Box, share: number): Box {
  const [dx, dy] = [(east - west) * share, (south - north) * share]
  return { west: west - dx, north: north - dy, east: east + dx, south: south + dy }
}

/** Whether the first box lies within the second. */
export function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.west >= outer.west &&
    inner.east <= outer.east &&
    inner.north >= outer.north &&
    inner.south <= outer.south
  )
}

/** A box as the map takes it: south-west, north-east; degrees, longitude first. */
export function toBounds({ west, north, east, south }: Box): [[number, number], [number, number]] {
  return [
    [mercator.lon(west), mercator.lat(south)],
    [mercator.lon(east), mercator.lat(north)],
  ]
}
