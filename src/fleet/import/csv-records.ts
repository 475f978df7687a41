import Papa from 'papaparse'

/** One record of a file. `line`: the line of the file in which it begins, from 1. */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
  /** Whether its quotes don't come in pairs, so that its cells may not be what was meant. */
  readonly badQuotes: boolean
}

/** Whether a record is an empty line. */
export function isEmptyRecord({ cells }: CsvRecord): boolean {
  return cells.every((cell) => cell.trim() === '')
}

/**
 * The records of a text (RFC 4180, any separator). Its line ends must be `\n`. A cell may hold several lines, so a record's
 * line follows from all cells before it. `most`: records to read; all, without.
 */
export function csvRecords(text: string, separator: string, most = 0): readonly CsvRecord[] {
  const { data, errors } = Papa.parse(text, { delimiter: separator, newline: '\n', preview: most })
  const badQuotes = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row))
  let line = 1
  return data.map((cells, row) => {
    const record = { line, cells, badQuotes: badQuotes.has(row) }
    line += 1 + cells.reduce((total, cell) => total + lineEnds(cell), 0)
    return record
  })
}

function lineEnds(cell: string): number {
  let count = 0
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count++
  return count
}
