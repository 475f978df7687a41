import { type CountBudget, listBudget } from '../budgets/counts.ts'
import type { ListElements } from './count-elements.ts'
import type { Counts } from './count-page.ts'

const times = (names: Readonly<Record<string, number>>) =>
  Object.entries(names)
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} ×${count}`)
    .join(', ') || 'nothing'

/** What of a scenario is not as budgeted, each with what it consists of; nothing where all is. */
export function crossed(scenario: string, budget: CountBudget, counts: Counts): readonly string[] {
  const { requests, preflights, commits, rendered } = counts
  const problems = differences(budget.requests, requests).map((one) => `${scenario}: ${one}`)
  if (preflights.length > 0) {
    problems.push(`${scenario}: ${preflights.length} preflights instead of 0, to ${preflights.join(', ')}`)
  }
  const what = `rendered, by the first element of each component: ${times(rendered)}`
  const most = typeof budget.commits === 'number' ? budget.commits : budget.commits.most
  const isKept = typeof budget.commits === 'number' ? commits === most : commits > 0 && commits <= most
  if (!isKept) problems.push(`${scenario}: React commits ${commits} times instead of ${most}; ${what}`)
  const rows = rendered['div.vehicle-row'] ?? 0
  if (budget.rows !== undefined && rows !== budget.rows) {
    problems.push(`${scenario}: ${rows} rows are rendered instead of ${budget.rows}; ${what}`)
  }
  return problems
}

/** What of the list's elements is not as budgeted, with what is there. */
export function crossedElements({ rows, parts }: ListElements): readonly string[] {
  const problems = Object.entries(listBudget.elements).flatMap(([part, budget]) => {
    const counts = parts[part] ?? {}
    const sum = Object.values(counts).reduce((total, count) => total + count, 0)
    return sum === budget ? [] : [`${part}: ${sum} elements instead of ${budget}: ${times(counts)}`]
  })
  const most = Math.max(...rows)
  if (most !== listBudget.elementsOfARow) {
    problems.push(`a row: ${most} elements instead of ${listBudget.elementsOfARow}`)
  }
  if (rows.length > listBudget.mostRows) {
    problems.push(`${rows.length} rows instead of ${listBudget.mostRows} at most`)
  }
  return problems
}

/** Where two counts by name differ, in words; the most first. */
export function differences(
  expected: Readonly<Record<string, number>>,
  found: Readonly<Record<string, number>>,
): readonly string[] {
  const by = (name: string) => (found[name] ?? 0) - (expected[name] ?? 0)
  return [...new Set([...Object.keys(expected), ...Object.keys(found)])]
    .filter((name) => by(name) !== 0)
    .toSorted((one, other) => by(other) - by(one))
    .map((name) => `${name} ${found[name] ?? 0} times instead of ${expected[name] ?? 0}`)
}
