import { type Box, indicesIn } from './box.ts'
import { worldPixels } from './mercator.ts'
import type { Placed } from './placed.ts'

/** Vehicles that are drawn as one: a marker if it is one vehicle, a circle with their number otherwise. */
export interface Group {
  /** The middle of them, in Web Mercator. */
  x: number
  y: number
  /** Indices of the vehicles, in the list's order within a cell. */
  readonly members: number[]
  /** How many of them are selected. */
  selected: number
}

/** From this zoom on, where single parking spaces can be told apart, markers are put together only where they would overlap. */
const nearZoom = 16

/**
 * Puts vehicles inside a box together where they are closer than a finger can tell, at a whole zoom. By the cells of a grid that is
 * fixed to the world, so that moving the map or one vehicle leaves the other groups as they are; then neighbours whose
 * middles came to lie close to each other become one.
 */
export function groupVehicles(
  placed: Placed,
  box: Box,
  zoom: number,
  selected: ReadonlySet<string>,
): readonly Group[] {
  const cells = worldPixels(zoom) / (zoom < nearZoom ? 72 : 28)
  const distance = (zoom < nearZoom ? 46 : 22) / worldPixels(zoom)
  return mergeNeighbours(fillCells(placed, box, cells, selected), distance)
}

function fillCells(placed: Placed, box: Box, cells: number, selected: ReadonlySet<string>): readonly Group[] {
  const { vehicles, x, y } = placed
  const groups = new Map<number, Group>()
  for (const index of indicesIn(placed, box)) {
    const [px = 0, py = 0] = [x[index], y[index]]
    const cell = Math.floor(py * cells) * 2 ** 26 + Math.floor(px * cells)
    const isSelected = selected.size > 0 && selected.has(vehicles[index]?.vehicleId ?? '') ? 1 : 0
    const group = groups.get(cell)
    if (!group) groups.set(cell, { x: px, y: py, members: [index], selected: isSelected })
    else {
      const count = group.members.push(index)
      group.x += (px - group.x) / count
      group.y += (py - group.y) / count
      group.selected += isSelected
    }
  }
  return [...groups.values()]
}

/** The largest first, so that small groups join large ones. */
function mergeNeighbours(groups: readonly Group[], distance: number): readonly Group[] {
  const kept = new Map<string, Group[]>()
  for (const group of groups.toSorted((a, b) => b.members.length - a.members.length)) {
    const [column, row] = [Math.floor(group.x / distance), Math.floor(group.y / distance)]
    const near = neighbours(kept, column, row).find(
      (other) => Math.hypot(other.x - group.x, other.y - group.y) < distance,
    )
    if (near) join(near, group)
    else {
      const key = `${column} ${row}`
      kept.set(key, [...(kept.get(key) ?? []), group])
    }
  }
  return [...kept.values()].flat()
}

function neighbours(
  kept: ReadonlyMap<string, readonly Group[]>,
  column: number,
  row: number,
): readonly Group[] {
  const around = [-1, 0, 1]
  return around.flatMap((dx) => around.flatMap((dy) => kept.get(`${column + dx} ${row + dy}`) ?? []))
}

function join(into: Group, { x, y, members, selected }: Group): void {
  const count = into.members.length + members.length
  into.x += ((x - into.x) * members.length) / count
  into.y += ((y - into.y) * members.length) / count
  for (const member of members) into.members.push(member)
  into.selected += selected
}

/** The group that is drawn nearest to a place, at most `reach` away from it; all in Web Mercator. */
export function groupNear(
  groups: readonly Group[],
  at: { readonly x: number; readonly y: number },
  reach: number,
): Group | undefined {
  let nearest: Group | undefined
  let best = reach
  for (const group of groups) {
    const away = Math.hypot(group.x - at.x, group.y - at.y)
    if (away > best) continue
    best = away
    nearest = group
  }
  return nearest
}
