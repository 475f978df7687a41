import { type CheckedLines, shownValue } from './checked-lines.ts'
import { checkLines } from './check-lines.ts'
import { type ColumnFields, fieldsOfHeader } from './column-fields.ts'
import { CsvProblem } from './csv-problem.ts'
import { type CsvTable, csvTable } from './csv-table.ts'
import { decodeText, type Encoding } from './decode-text.ts'
import { type FailedLine, failedLinesCsv } from './failed-lines.ts'
import type { Separator } from '../export/separators.ts'

/** What a file looks like, before anything in it is checked. */
export interface FileSummary {
  /** null: it was pasted. */
  readonly encoding: Encoding | null
  readonly separator: Separator
  readonly lines: number
  readonly columns: readonly ColumnSummary[]
  /** The field of each column, as far as its name says. */
  readonly fields: ColumnFields
}

/** A column: its name, and the first different values in it. */
export interface ColumnSummary {
  readonly name: string
  readonly samples: readonly string[]
}

/** Reads one file after the other; the later questions are about the one that was read last. */
export interface CsvEngine {
  /** The bytes of a file, or a text that was pasted. @throws {CsvProblem} */
  read(source: Uint8Array | string): FileSummary
  check(fields: ColumnFields): CheckedLines
  /** CSV of the lines that failed; see `failedLinesCsv`. */
  failedLines(failed: readonly FailedLine[]): string
}

const sampleCount = 3

/** The part of the import that works through the file; it runs in a worker. */
export function createCsvEngine(): CsvEngine {
  let table: CsvTable | undefined
  const read = (): CsvTable => {
    if (!table) throw new CsvProblem('No file was read yet: choose one first.')
    return table
  }
  return {
    read(source) {
      const { text, encoding } =
        typeof source === 'string' ? { text: source, encoding: null } : decodeText(source)
      const latest = csvTable(text)
      table = latest
      const { header, records, separator } = latest
      return {
        encoding,
        separator,
        lines: records.length,
        columns: header.map((name, column) => ({ name, samples: samplesOf(latest, column) })),
        fields: fieldsOfHeader(header),
      }
    },
    check: (fields) => checkLines(read(), fields),
    failedLines: (failed) => failedLinesCsv(read(), failed),
  }
}

function samplesOf({ records }: CsvTable, column: number): readonly string[] {
  const found = new Set<string>()
  for (const { cells } of records) {
    const cell = cells[column]?.trim()
    if (cell) found.add(shownValue(cell))
    if (found.size === sampleCount) break
  }
  return [...found]
}
