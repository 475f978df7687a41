import type { CsvEngine } from './csv-engine.ts'

/** A question to the worker: a function of the engine, and what it is given. */
export interface CsvQuestion {
  readonly id: number
  readonly ask: keyof CsvEngine
  readonly given: unknown
}

/** Its answer: what the function returned, or why it could not; `null`: a fault of ours. */
export type CsvAnswer =
  { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly problem: string | null }
