import { fieldWords } from '../words.ts'
import type { LineProblem } from './checked-lines.ts'
import { LineTable } from './line-table.tsx'

const heads = ['Line', 'Field', 'Value', 'Problem']

/** Every problem, by line, field and value. */
export function ProblemTable({ problems }: { readonly problems: readonly LineProblem[] }) {
  const rows = problems.map(({ line, field, value, message }) => [
    String(line),
    field ? fieldWords[field] : 'Whole line',
    value || 'empty',
    message,
  ])
  return <LineTable label="Problems" heads={heads} rows={rows} />
}

/** A line's problems as one text, for the file with what failed. */
export function problemTexts(problems: readonly LineProblem[]): ReadonlyMap<number, string> {
  const texts = new Map<number, string>()
  for (const { line, field, message } of problems) {
    const text = field ? `${fieldWords[field]}: ${message}` : message
    const before = texts.get(line)
    texts.set(line, before === undefined ? text : `${before}; ${text}`)
  }
  return texts
}
