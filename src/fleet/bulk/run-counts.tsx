import { countWords } from '../words.ts'
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
  return (
    <dl className="bulk-counts">
      {shown
        .filter(([, count], index) => index === 0 || count > 0)
        .map(([head, count]) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>{countWords(count)}</dd>
          </div>
        ))}
    </dl>
  )
}
