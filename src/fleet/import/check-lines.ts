import { safeParse } from 'valibot'
import { newVehicle } from '#contract/new-vehicle.ts'
import { fieldProblems } from '#contract/problem.ts'
import { type VehicleField, vehicleFieldNames } from '#contract/vehicle.ts'
import { normalizeVin } from '#contract/vin.ts'
import { undefused } from '../export/formula.ts'
import { cellValue } from './cell-value.ts'
import {
  type CheckedLines,
  type GivenFields,
  type GoodLine,
  type LineProblem,
  shownValue,
} from './checked-lines.ts'
import { type ColumnFields, isNeeded } from './column-fields.ts'
import type { CsvRecord } from './csv-records.ts'
import type { CsvTable } from './csv-table.ts'

/** Checks every line by the rules that the API has, and that no VIN is there twice. Nothing is sent. */
export function checkLines({ header, records }: CsvTable, fields: ColumnFields): CheckedLines {
  const good: GoodLine[] = []
  const problems: LineProblem[] = []
  const lineOfVin = new Map<string, number>()
  for (const record of records) {
    const { line } = record
    const { vehicle, found } = checkRecord(record, fields, header.length)
    const vin = normalizeVin(cellOf(record, fields, 'vin'))
    const earlier = lineOfVin.get(vin)
    if (vin !== '' && earlier !== undefined) {
      const message = `The same VIN is in line ${earlier} already: remove one of the two lines`
      found.push({ line, field: 'vin', value: shownValue(vin), message })
    } else lineOfVin.set(vin, line)
    problems.push(...found)
    if (vehicle && found.length === 0) good.push({ line, vehicle })
  }
  return { good, problems }
}

interface CheckedRecord {
  readonly vehicle?: GivenFields
  readonly found: LineProblem[]
}

function checkRecord(record: CsvRecord, fields: ColumnFields, width: number): CheckedRecord {
  const { line, cells } = record
  const broken = brokenBy(record, width)
  if (broken) return { found: [{ line, field: null, value: shownValue(cells.join(' ')), message: broken }] }
  const given = new Map<VehicleField, unknown>()
  for (const [column, field] of fields.entries()) {
    const cell = cells[column]
    if (!field) continue
    // A spreadsheet leaves out empty cells at the end of a line: that says nothing of a field that may be empty.
    const value = cell === undefined && !isNeeded(field) ? undefined : cellValue(field, cell ?? '')
    if (value !== undefined) given.set(field, value)
  }
  const { success, output, issues } = safeParse(newVehicle, Object.fromEntries(given))
  if (!success) {
    const found = fieldProblems(issues).map(({ field, message }) => {
      const name = vehicleFieldNames.find((one) => one === field) ?? null
      return { line, field: name, value: name ? shownValue(cellOf(record, fields, name)) : '', message }
    })
    return { found: firstOfEach(found) }
  }
  // Without what the contract fills in by itself.
  const entries = Object.entries(output).filter(([field]) => given.has(field as VehicleField))
  return { vehicle: { ...Object.fromEntries(entries), vin: output.vin }, found: [] }
}

/** Why a line's cells can't be told apart. */
function brokenBy({ cells, badQuotes }: CsvRecord, width: number): string | null {
  if (badQuotes) {
    return 'A double quote is not closed, or stands inside a cell: write it twice, and close what it opens'
  }
  if (cells.slice(width).every((cell) => cell.trim() === '')) return null
  return `There are ${cells.length} cells, but ${width} in the header: put double quotes around a cell that holds the separator`
}

function cellOf({ cells }: CsvRecord, fields: ColumnFields, field: VehicleField): string {
  return undefused(cells[fields.indexOf(field)] ?? '')
}

/** One problem a field is enough. */
function firstOfEach(problems: readonly LineProblem[]): LineProblem[] {
  return problems.filter(({ field }, index) => problems.findIndex((one) => one.field === field) === index)
}
