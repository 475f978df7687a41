import type { Vehicle } from '#contract/vehicle.ts'
import { folded } from './folded.ts'

/** Vehicles whose texts are one string: searching one long string takes a sixth of the time of many short ones. */
interface Chunk {
  readonly text: string
  /** Where the text of each vehicle begins, and the end of the last. */
  readonly starts: Uint32Array
}

const chunkSize = 512
const betweenFields = '\n'

/** What the search looks at: plate, VIN, call sign, make, model, driver and tags. */
export class TextIndex {
  readonly #chunks: Chunk[] = []

  /** Indexes the vehicles at these positions anew; ascending. */
  update(vehicles: readonly Vehicle[], changed: readonly number[]): void {
    this.#chunks.length = Math.ceil(vehicles.length / chunkSize)
    for (let next = 0; next < changed.length;) {
      const number = Math.floor((changed[next] ?? 0) / chunkSize)
      const from = next
      while (next < changed.length && (changed[next] ?? 0) < (number + 1) * chunkSize) next += 1
      this.#chunks[number] = this.#chunk(vehicles, number, new Set(changed.slice(from, next)))
    }
  }

  #chunk(vehicles: readonly Vehicle[], number: number, changed: ReadonlySet<number>): Chunk {
    const before = this.#chunks[number]
    const first = number * chunkSize
    const size = Math.min(chunkSize, vehicles.length - first)
    const starts = new Uint32Array(size + 1)
    let text = ''
    for (let row = 0; row < size; row += 1) {
      const vehicle = vehicles[first + row]
      const known = before && row < before.starts.length - 1 && !changed.has(first + row)
      text += known
        ? before.text.slice(before.starts[row], before.starts[row + 1])
        : vehicle
          ? textOf(vehicle)
          : ''
      starts[row + 1] = text.length
    }
    return { text, starts }
  }

  /** Marks, with 1, the vehicles in which every one of these folded words occurs. */
  find(words: readonly string[], marks: Uint8Array): void {
    const [rarest = '', ...others] = words.toSorted((one, other) => other.length - one.length)
    for (const [number, { text, starts }] of this.#chunks.entries()) {
      let row = 0
      for (let at = text.indexOf(rarest); at >= 0; at = text.indexOf(rarest, starts[row])) {
        while ((starts[row + 1] ?? 0) <= at) row += 1
        const end = starts[row + 1] ?? 0
        const own = others.length > 0 ? text.slice(starts[row], end) : ''
        if (others.every((word) => own.includes(word))) marks[number * chunkSize + row] = 1
        row += 1
        if (end >= text.length) break
      }
    }
  }
}

function textOf({ licensePlate, vin, callSign = '', make, model, driver = '', tags }: Vehicle): string {
  // The plate also without its spaces and dashes, as people type it.
  const plate = licensePlate.replace(/[\s-]/g, '')
  const fields = [licensePlate, plate, vin, callSign, make, model, driver, ...tags]
  return folded(fields.join(betweenFields)) + betweenFields
}
