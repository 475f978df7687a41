import { createCsvEngine } from '#fleet/import/csv-engine.ts'
import type { CheckedLines } from '#fleet/import/checked-lines.ts'

/** A header for the six fields that no vehicle can do without. */
export const neededHeader = 'VIN,Make,Model,Model year,Licence plate,Powertrain'

/** VINs with valid check digits, or from where none is required. */
export const vins = [
  '1M8GDM9AXKP042788',
  '1FTBW2CM9HKA00001',
  'WVWZZZ1KZAW000001',
  'VF1AAAAA000000001',
] as const

/** A text's bytes in an encoding that TextEncoder does not know. */
export function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = new Uint8Array(text.length * 2 + 2)
  const view = new DataView(bytes.buffer)
  for (const [index, unit] of [
    0xfeff,
    ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)),
  ].entries()) {
    view.setUint16(index * 2, unit, order === 'le')
  }
  return bytes
}

/** A file's lines, read and checked as the import does, with the columns as their names say. */
export function checked(source: Uint8Array | string): CheckedLines {
  const engine = createCsvEngine()
  return engine.check(engine.read(source).fields)
}
