import { changedPositions } from './changed-positions.ts'
import { grown } from './grown.ts'

/** What rows can be ordered by; undefined: not known. */
export type SortValue = string | number | undefined

const unknown = 0xff_ff_ff_ff

/** Beside as many as there are rows, how many values may be kept that no row has any more: odometers have new ones all day. */
const spare = 1000

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/**
 * The order of rows by one value each. What is kept is the rank of every value, so that sorting rows that were found takes one
 * pass over them, and a change costs no more than its own values.
 */
export class Ranking<Row> {
  readonly #valueOf: (row: Row) => SortValue
  #idOf = new Map<string | number, number>()
  #values: (string | number)[] = []
  /** Ids of values in ascending order, and the place of each: the same one for values that differ in case alone. */
  #sorted: Uint32Array = new Uint32Array()
  /** By id: whether a reader sees no difference to the one before it in that order. */
  #isRepeat: boolean[] = []
  #rankOf: Uint32Array = new Uint32Array()
  /** The value of each row, as an id. */
  #ids: Uint32Array = new Uint32Array()
  #rows: readonly Row[] = []

  constructor(valueOf: (row: Row) => SortValue) {
    this.#valueOf = valueOf
  }

  update(rows: readonly Row[]): void {
    if (rows === this.#rows) return
    if (this.#values.length > 2 * rows.length + spare) this.#forget()
    const known = this.#values.length
    this.#ids = grown(this.#ids, rows.length)
    for (const position of changedPositions(this.#rows, rows)) {
      const row = rows[position]
      this.#ids[position] = this.#id(row === undefined ? undefined : this.#valueOf(row))
    }
    this.#rows = rows
    if (this.#values.length > known) this.#rank(known)
  }

  /** The positions in the order of their values, those of one value as they were; what is not known comes last. */
  sorted(positions: Uint32Array, descending: boolean): Uint32Array {
    const last = this.#values.length
    const starts = new Uint32Array(last + 2)
    const places = new Uint32Array(positions.length)
    for (let index = 0; index < positions.length; index += 1) {
      const id = this.#ids[positions[index] ?? 0] ?? unknown
      const rank = this.#rankOf[id] ?? 0
      const place = id === unknown ? last : descending ? last - 1 - rank : rank
      places[index] = place
      starts[place + 1] = (starts[place + 1] ?? 0) + 1
    }
    for (let place = 1; place < starts.length; place += 1) {
      starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0)
    }
    const result = new Uint32Array(positions.length)
    for (let index = 0; index < positions.length; index += 1) {
      const place = places[index] ?? 0
      const at = starts[place] ?? 0
      result[at] = positions[index] ?? 0
      starts[place] = at + 1
    }
    return result
  }

  #forget(): void {
    this.#idOf = new Map()
    this.#values = []
    this.#sorted = new Uint32Array()
    this.#isRepeat = []
    this.#rows = []
  }

  #id(value: SortValue): number {
    if (value === undefined || Number.isNaN(value)) return unknown
    let id = this.#idOf.get(value)
    if (id === undefined) {
      id = this.#values.push(value) - 1
      this.#idOf.set(value, id)
    }
    return id
  }

  /** Puts the values from this id on among the others. */
  #rank(firstNew: number): void {
    const fresh = Array.from({ length: this.#values.length - firstNew }, (_, index) => firstNew + index)
    fresh.sort((one, other) => this.#compare(one, other))
    const before = this.#sorted
    const merged = new Uint32Array(this.#values.length)
    let from = 0
    let to = 0
    for (const id of fresh) {
      const until = this.#placeOf(id, from)
      merged.set(before.subarray(from, until), to)
      to += until - from
      this.#isRepeat[id] = to > 0 && this.#compare(merged[to - 1] ?? 0, id) === 0
      merged[to] = id
      to += 1
      from = until
    }
    merged.set(before.subarray(from), to)
    this.#sorted = merged
    this.#rankOf = new Uint32Array(merged.length)
    let rank = 0
    for (let place = 0; place < merged.length; place += 1) {
      const id = merged[place] ?? 0
      if (!this.#isRepeat[id]) rank = place
      this.#rankOf[id] = rank
    }
  }

  /** Before which of the sorted values one belongs, from a place on: after those that are equal. */
  #placeOf(id: number, from: number): number {
    let low = from
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#compare(this.#sorted[middle] ?? 0, id) <= 0) low = middle + 1
      else high = middle
    }
    return low
  }

  #compare(one: number, other: number): number {
    const a = this.#values[one]
    const b = this.#values[other]
    return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
  }
}
