import { defused } from './formula.ts'

/** Spreadsheets on Windows take a file without it for Windows-1252. */
export const byteOrderMark = '\uFEFF'

/** One record (RFC 4180), with its line end. Texts that look like formulas are defused. */
export function csvRecord(texts: readonly string[], separator: string): string {
  return `${texts.map((text) => quoted(defused(text), separator)).join(separator)}\r\n`
}

/** Other separators are quoted too: who opens the file may have to choose. */
function quoted(cell: string, separator: string): string {
  const isPlain = !/^\s|\s$|["\r\n,;\t|]/u.test(cell) && !cell.includes(separator)
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`
}
