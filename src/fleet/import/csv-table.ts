import { undefused } from '../export/formula.ts'
import { type Separator, separatorWords } from '../export/separators.ts'
import { fieldsOfHeader } from './column-fields.ts'
import { CsvProblem } from './csv-problem.ts'
import { type CsvRecord, csvRecords, isEmptyRecord } from './csv-records.ts'
import { importLimits, linesProblem } from './import-limits.ts'

/** A file's header and lines. */
export interface CsvTable {
  readonly separator: Separator
  readonly header: readonly string[]
  /** Without the empty ones. */
  readonly records: readonly CsvRecord[]
}

const separators = Object.keys(separatorWords) as readonly Separator[]

/** Spreadsheets write thousands of empty lines at the end; a file of nothing else is not read to its end. */
const mostRecords = importLimits.lines * 5

/** Excel's own way to name the separator, in a line before the header. */
const separatorLine = /^sep=(.)\n/i

/** Reads a text as a table. @throws {CsvProblem} that says what is missing, or too much. */
export function csvTable(text: string): CsvTable {
  // A spreadsheet's file may have line ends of both kinds, and so may one cell.
  const lines = text.replace(/\r\n?/g, '\n')
  if (lines.trim() === '') {
    throw new CsvProblem('There is nothing in it: expected a header line and a line for each vehicle.')
  }
  const named = separators.find((separator) => separator === separatorLine.exec(lines)?.[1])
  const content = named ? lines.replace(separatorLine, '\n') : lines
  const separator = named ?? separatorOf(content)
  const all = csvRecords(content, separator, mostRecords)
  const [head, ...records] = all.filter((record) => !isEmptyRecord(record))
  const header = head?.cells.map((cell) => undefused(cell).trim()) ?? []
  if (header.length > importLimits.columns) {
    throw new CsvProblem(
      `The first line has ${header.length} columns; at most ${importLimits.columns} can be read. Is it the header of a list of vehicles?`,
    )
  }
  if (records.length > importLimits.lines || all.length === mostRecords) throw new CsvProblem(linesProblem())
  if (records.length === 0) {
    throw new CsvProblem('There is only a header line: expected a line for each vehicle below it.')
  }
  return { separator, header, records }
}

/** The separator with which the header has the most names of fields, and then the most cells: names hold no separators. */
function separatorOf(content: string): Separator {
  const scored = separators.map((separator) => {
    const header = csvRecords(content.replace(/^(?:[ \t]*\n)+/, ''), separator, 1)[0]?.cells ?? []
    const known = fieldsOfHeader(header).filter((field) => field !== null).length
    return { separator, score: known * 1000 + Math.min(header.length, 999) }
  })
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).separator
}
