import type { LineProblem } from './checked-lines.ts'
import type { DryRun } from './dry-run.ts'

/** What an import of a file would do, and what is wrong in it by our rules and by the API's. */
export interface CheckResult extends DryRun {
  /** Lines with a problem; each of them may have several. */
  readonly badLines: number
}

/** Joins what was found here with what the API says. */
export function checkResult(found: readonly LineProblem[], run: DryRun): CheckResult {
  const problems = [...found, ...run.problems].toSorted((one, other) => one.line - other.line)
  return { ...run, problems, badLines: new Set(problems.map(({ line }) => line)).size }
}
