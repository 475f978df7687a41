/** A file that can't be read; the message says why, and what to do. */
export class CsvProblem extends Error {
  override readonly name = 'CsvProblem'
}
