import type { Reading } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { type ColumnName, columnOf, type FleetRow, levelOf } from '../view/columns.ts'
import { type FacetName, facetNames, facetOf } from '../view/facets.ts'
import type { FleetView } from '../view/fleet-view.ts'
import { changedPositions } from './changed-positions.ts'
import { FacetIndex } from './facet-index.ts'
import { folded } from './folded.ts'
import { Ranking } from './ranking.ts'
import { TextIndex } from './text-index.ts'

/** How many of the vehicles that all other filters let through have each value of a facet. */
export type FacetCounts = Readonly<Record<FacetName, ReadonlyMap<string, number>>>

/** The part of a view that decides what is shown, and in which order. */
export type Question = Pick<FleetView, 'text' | 'facets' | 'levelBelow' | 'silentHours' | 'sort'>

/** What a view shows, in its order. */
export interface Found {
  readonly count: number
  /** The row at a place, from 0. */
  row(place: number): FleetRow | undefined
  /** All of them: not for what happens at every key. */
  rows(): readonly FleetRow[]
  /** The place of a vehicle; -1 where it is not shown. */
  placeOf(vehicleId: string): number
  /** Costs more than finding them, and is not needed at once. */
  counts(): FacetCounts
}

/** Nothing is shown. */
export const nothingFound: Found = {
  count: 0,
  row: () => undefined,
  rows: () => [],
  placeOf: () => -1,
  counts: () => Object.fromEntries(facetNames.map((name) => [name, new Map()])) as unknown as FacetCounts,
}

const hour = 3_600_000

/**
 * Finds and orders vehicles, at 100,000 within a few milliseconds: what is looked through are texts, codes and ranks, which are
 * brought up to date only for what has changed.
 */
export class FleetIndex {
  readonly #texts = new TextIndex()
  readonly #facets = new Map<FacetName, FacetIndex<FleetRow>>()
  readonly #rankings = new Map<ColumnName, Ranking<FleetRow>>()
  #vehicles: readonly Vehicle[] = []
  /** Of a vehicle and a reading that have not changed the row is the same object. */
  #rows: readonly FleetRow[] = []

  /** Takes in what has changed. `reading`: what a vehicle last said, if anything. */
  update(vehicles: readonly Vehicle[], reading: (vehicleId: string) => Reading | undefined): void {
    const before = this.#rows
    this.#rows = vehicles.map((vehicle, position) => {
      const known = before[position]
      const now = reading(vehicle.vehicleId)
      return known?.vehicle === vehicle && known.reading === now ? known : { vehicle, reading: now }
    })
    this.#texts.update(vehicles, changedPositions(this.#vehicles, vehicles))
    this.#vehicles = vehicles
  }

  /** The vehicles that a view shows at a time (ms since 1970), in its order. */
  find(view: Question, now = Date.now()): Found {
    const rows = this.#rows
    const misses = this.#misses(view, now)
    const missed = new Uint8Array(rows.length)
    for (const [number, name] of facetNames.entries()) {
      const choice = view.facets[name]
      if (!choice) continue
      this.#facet(name).misses(choice, (position) => {
        misses[position] = (misses[position] ?? 0) + 1
        missed[position] = number
      })
    }
    const positions = this.#ordered(view, positionsOf(misses))
    const row = (place: number) => {
      const position = positions[place]
      return position === undefined ? undefined : rows[position]
    }
    return {
      count: positions.length,
      row,
      rows: () => Array.from(positions, (position) => rows[position]).filter((one) => one !== undefined),
      placeOf: (vehicleId) => positions.findIndex((_, place) => row(place)?.vehicle.vehicleId === vehicleId),
      counts: () => this.#counts(misses, missed),
    }
  }

  /** What is left out for another reason than a facet counts as missed twice: no facet counts it. */
  #misses(view: Question, now: number): Uint8Array {
    const rows = this.#rows
    const misses = new Uint8Array(rows.length)
    const words = folded(view.text).split(/\s+/).filter(Boolean)
    if (words.length > 0) {
      const marks = new Uint8Array(rows.length)
      this.#texts.find(words, marks)
      for (let position = 0; position < marks.length; position += 1)
        if (!marks[position]) misses[position] = 2
    }
    const { levelBelow, silentHours } = view
    if (levelBelow === null && silentHours === null) return misses
    const latest = silentHours === null ? null : new Date(now - silentHours * hour).toISOString()
    for (const [position, { reading }] of rows.entries()) {
      const level = levelOf(reading)
      const isTooFull = levelBelow !== null && (level === undefined || level >= levelBelow)
      const isHeard = latest !== null && reading !== undefined && reading.lastSeenAt > latest
      if (isTooFull || isHeard) misses[position] = 2
    }
    return misses
  }

  #ordered({ sort }: Question, positions: Uint32Array): Uint32Array {
    return sort.reduceRight(
      (ordered, { column, descending }) => this.#ranking(column).sorted(ordered, descending),
      positions,
    )
  }

  #counts(misses: Uint8Array, missed: Uint8Array): FacetCounts {
    const counted = facetNames.map((name, number) => {
      const counts = (position: number) =>
        misses[position] === 0 || (misses[position] === 1 && missed[position] === number)
      return [name, this.#facet(name).count(counts)] as const
    })
    return Object.fromEntries(counted) as unknown as FacetCounts
  }

  #facet(name: FacetName): FacetIndex<FleetRow> {
    const facet = kept(this.#facets, name, () => new FacetIndex(facetOf(name).values))
    facet.update(this.#rows)
    return facet
  }

  #ranking(column: ColumnName): Ranking<FleetRow> {
    const ranking = kept(this.#rankings, column, () => new Ranking(columnOf(column).value))
    ranking.update(this.#rows)
    return ranking
  }
}

function positionsOf(misses: Uint8Array): Uint32Array {
  const positions = new Uint32Array(misses.length)
  let count = 0
  for (let position = 0; position < misses.length; position += 1) {
    if (misses[position] === 0) {
      positions[count] = position
      count += 1
    }
  }
  return positions.subarray(0, count)
}

function kept<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}
