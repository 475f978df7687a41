import { changedPositions } from './changed-positions.ts'
import { grown } from './grown.ts'

/** Which values of a facet are wanted (any of them; none: all are) and which are not. */
export interface Choice {
  readonly wanted: readonly string[]
  readonly unwanted: readonly string[]
}

/** The values of one facet in every row; rows with the same ones share a code. */
export class FacetIndex<Row> {
  readonly #valuesOf: (row: Row) => readonly string[]
  readonly #codeOf = new Map<string, number>()
  readonly #values: (readonly string[])[] = []
  #codes: Uint32Array = new Uint32Array()
  #rows: readonly Row[] = []

  constructor(valuesOf: (row: Row) => readonly string[]) {
    this.#valuesOf = valuesOf
  }

  update(rows: readonly Row[]): void {
    if (rows === this.#rows) return
    this.#codes = grown(this.#codes, rows.length)
    for (const position of changedPositions(this.#rows, rows)) {
      const row = rows[position]
      this.#codes[position] = this.#code(row === undefined ? [] : this.#valuesOf(row))
    }
    this.#rows = rows
  }

  /** Calls `miss` with the position of every row that the choice leaves out. */
  misses({ wanted, unwanted }: Choice, miss: (position: number) => void): void {
    const fits = this.#values.map(
      (values) =>
        (wanted.length === 0 || values.some((value) => wanted.includes(value))) &&
        !values.some((value) => unwanted.includes(value)),
    )
    for (let position = 0; position < this.#rows.length; position += 1) {
      if (!fits[this.#codes[position] ?? 0]) miss(position)
    }
  }

  /** How many of the rows that `counts` have each value. Values that only other rows have are counted with 0. */
  count(counts: (position: number) => boolean): ReadonlyMap<string, number> {
    const byCode = new Uint32Array(this.#values.length)
    const isUsed = new Uint8Array(this.#values.length)
    for (let position = 0; position < this.#rows.length; position += 1) {
      const code = this.#codes[position] ?? 0
      isUsed[code] = 1
      if (counts(position)) byCode[code] = (byCode[code] ?? 0) + 1
    }
    const byValue = new Map<string, number>()
    for (const [code, values] of this.#values.entries()) {
      // What no vehicle has any more is remembered, and not told.
      if (!isUsed[code]) continue
      for (const value of values) byValue.set(value, (byValue.get(value) ?? 0) + (byCode[code] ?? 0))
    }
    return byValue
  }

  #code(values: readonly string[]): number {
    const key = values.join('\n')
    let code = this.#codeOf.get(key)
    if (code === undefined) {
      code = this.#values.push(values) - 1
      this.#codeOf.set(key, code)
    }
    return code
  }
}
