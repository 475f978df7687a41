import type { Placed } from './placed.ts'

/** A depot's name where most of its vehicles are, in Web Mercator. */
export interface DepotLabel {
  readonly name: string
  readonly x: number
  readonly y: number
}

/** So many vehicles of a depot are looked at, and so many must be there for its place to be worth a label. */
const sample = { most: 201, least: 3 }

/**
 * Where the depots are, as far as their vehicles tell: the median of the vehicles' positions, since most stand at home and the few
 * that are far away should not move it.
 */
export function labelDepots({ vehicles, x, y }: Placed): readonly DepotLabel[] {
  const members = new Map<string, number[]>()
  vehicles.forEach(({ depot }, index) => {
    if (depot === undefined) return
    const known = members.get(depot)
    if (!known) members.set(depot, [index])
    else if (known.length < sample.most) known.push(index)
  })
  return [...members]
    .filter(([, indices]) => indices.length >= sample.least)
    .map(([name, indices]) => ({ name, x: medianOf(x, indices), y: medianOf(y, indices) }))
}

function medianOf(column: Float64Array, indices: readonly number[]): number {
  const values = indices.map((index) => column[index] ?? 0).toSorted((a, b) => a - b)
  return values[Math.floor(values.length / 2)] ?? 0
}
