import { CountList } from '../count-list.tsx'
import type { OutcomeCounts } from './outcome.ts'
import type { RunWords } from './run-words.ts'

interface RunCountsProps {
  readonly words: RunWords
  readonly counts: OutcomeCounts
}

/** How many vehicles there are of each outcome, those that have any. */
export function RunCounts({ words, counts }: RunCountsProps) {
  const shown = [
    [words.done, counts.done],
    [words.same, counts.same],
    ['In conflict', counts.conflict],
    ['Failed', counts.failed],
    ['Unsure', counts.unsure],
    ['Not sent', counts.waiting],
  ] as const
  return <CountList counts={shown.filter(([, count], index) => index === 0 || count > 0)} />
}
