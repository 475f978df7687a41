import { countWords } from './words.ts'
import './run.css'

interface CountListProps {
  readonly counts: readonly (readonly [words: string, count: number])[]
}

/** How many there are of each kind. */
export function CountList({ counts }: CountListProps) {
  return (
    <dl className="run-counts">
      {counts.map(([words, count]) => (
        <div key={words}>
          <dt>{words}</dt>
          <dd>{countWords(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
