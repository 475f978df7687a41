import { isLifecycle } from '#contract/lifecycle.ts'
import { tagsText } from '../vehicle/form-values.ts'
import { countWords, lifecycleWords } from '../words.ts'
import type { BulkEdit, BulkField } from './bulk-edit.ts'

/** Values that are named; the rest is counted. */
const named = 5

/** A value as the form holds it, for people. */
export function valueWords(field: string, value: string): string {
  if (field === 'lifecycle' && isLifecycle(value)) return lifecycleWords[value].words
  return value || (field === 'tags' ? 'none' : 'not set')
}

/** "Hof (12)", "Ulm (3)" and so on, the most frequent first, then how many vehicles have any other value. */
export function fromWords(field: BulkField, counts: ReadonlyMap<string, number>): readonly string[] {
  const sorted = [...counts].toSorted(([, one], [, other]) => other - one)
  const lines = sorted
    .slice(0, named)
    .map(([value, count]) => `${valueWords(field, value)} (${countWords(count)})`)
  const rest = sorted.slice(named)
  if (rest.length === 0) return lines
  const vehicles = rest.reduce((sum, [, count]) => sum + count, 0)
  return [...lines, `${countWords(rest.length)} other values (${countWords(vehicles)})`]
}

/** What a field becomes. */
export function toWords(field: BulkField, edit: BulkEdit): string {
  if (field !== 'tags') return valueWords(field, edit[field] ?? '')
  const tags = tagsText(edit.tags?.tags ?? [])
  switch (edit.tags?.how) {
    case 'add':
      return `with ${tags}`
    case 'remove':
      return `without ${tags}`
    default:
      return valueWords(field, tags)
  }
}
