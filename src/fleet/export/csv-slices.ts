import type { Vehicle } from '#contract/vehicle.ts'
import { cellOf, columnWords, type CsvColumn } from './csv-columns.ts'
import { byteOrderMark, csvRecord } from './csv-text.ts'

/** Vehicles between two looks at the clock. */
const stride = 50

/** What is to be written, and how. */
export interface CsvWish {
  readonly vehicles: readonly Vehicle[]
  readonly columns: readonly CsvColumn[]
  readonly separator: string
}

/**
 * The file's text in pieces, each made in about `sliceMs` milliseconds, so that whoever makes it can let the page breathe in
 * between. A worker would have to be sent all vehicles first, which holds the page up for longer.
 */
export function* csvSlices({ vehicles, columns, separator }: CsvWish, sliceMs: number): Generator<CsvSlice> {
  const record = (texts: readonly string[]) => csvRecord(texts, separator)
  let text = byteOrderMark + record(columns.map((column) => columnWords[column]))
  let began = performance.now()
  for (const [index, vehicle] of vehicles.entries()) {
    text += record(columns.map((column) => cellOf(vehicle, column)))
    if (index % stride !== 0 || performance.now() - began < sliceMs) continue
    yield { text, written: index + 1 }
    text = ''
    began = performance.now()
  }
  yield { text, written: vehicles.length }
}

/** A piece of the file, and how many vehicles are in it and the pieces before. */
export interface CsvSlice {
  readonly text: string
  readonly written: number
}
