import type { CheckResult } from './check-result.ts'
import type { ColumnFields } from './column-fields.ts'
import type { ImportRun } from './import-run.ts'
import type { OpenFile } from './open-file.ts'

/** Where a person is in an import. `failure`: why the step before has not led further. */
export type ImportStep =
  | { readonly kind: 'source'; readonly problem: string | null }
  | { readonly kind: 'reading'; readonly name: string }
  | ColumnsStep
  | CheckingStep
  | CheckedStep
  | WritingStep

interface WithFile {
  readonly file: OpenFile
  readonly fields: ColumnFields
}

export interface ColumnsStep extends WithFile {
  readonly kind: 'columns'
  readonly failure: Error | null
}

/** `answered` and `total` count lines; the total is null as long as the file is gone through here. */
export interface CheckingStep extends WithFile {
  readonly kind: 'checking'
  readonly answered: number
  readonly total: number | null
}

export interface CheckedStep extends WithFile {
  readonly kind: 'checked'
  readonly result: CheckResult
}

export interface WritingStep extends WithFile {
  readonly kind: 'writing'
  readonly result: CheckResult
  readonly run: ImportRun
}
