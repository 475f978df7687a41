import type { FileSummary } from './csv-engine.ts'

/** A file that was read. */
export interface OpenFile {
  /** As the person calls it. */
  readonly name: string
  readonly summary: FileSummary
}
