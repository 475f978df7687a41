import type { FieldProblem } from '#contract/problem.ts'
import { vehicleFieldNames } from '#contract/vehicle.ts'
import { type GoodLine, type LineProblem, shownValue } from './checked-lines.ts'
import { valueWords } from './value-words.ts'

/** What the API has against a line, as problems of the file. */
export function lineProblems({ line, vehicle }: GoodLine, problems: readonly FieldProblem[]): LineProblem[] {
  return problems.map(({ field: name, message }) => {
    const field = vehicleFieldNames.find((one) => one === name) ?? null
    return { line, field, value: field ? shownValue(valueWords(field, vehicle[field])) : '', message }
  })
}
