import { byteOrderMark, csvRecord } from '../export/csv-text.ts'
import { undefused } from '../export/formula.ts'
import type { CsvTable } from './csv-table.ts'
import { plainName, problemHeader } from './header-names.ts'

/** What is wrong with a line, in words. */
export interface FailedLine {
  readonly line: number
  readonly problem: string
}

/**
 * CSV of the lines that failed, as they stand in the file, with what is wrong in a column of its own. Corrected, it can be
 * imported as it is: that column is not read.
 */
export function failedLinesCsv(
  { header, records, separator }: CsvTable,
  failed: readonly FailedLine[],
): string {
  const problems = new Map(failed.map(({ line, problem }) => [line, problem]))
  const isKept = (_: string, column: number) => plainName(header[column] ?? '') !== plainName(problemHeader)
  const record = (cells: readonly string[]) => csvRecord(cells.map(undefused), separator)
  let text = byteOrderMark + record([...header.filter(isKept), problemHeader])
  for (const { line, cells } of records) {
    const problem = problems.get(line)
    if (problem === undefined) continue
    const own = header.map((_, column) => cells[column] ?? '').filter(isKept)
    // What there is no column for stays without one.
    text += record([...own, problem, ...cells.slice(header.length)])
  }
  return text
}
