import { useId, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { linesOf, type ReadLines, withLines } from '../../../view/views-links.ts'
import type { NamedView } from '../../../view/views.ts'
import type { Copy } from './use-copied-link.tsx'

interface ViewLinesProps {
  readonly views: readonly NamedView[]
  /** Answers whether there was room for them. */
  readonly onChange: (change: (views: readonly NamedView[]) => readonly NamedView[]) => boolean
  readonly onCopy: Copy
}

/** How many lines are reported one by one. */
const mostProblems = 5

/** Hands all views on as lines of text, and takes such lines in. */
export function ViewLines({ views, onChange, onCopy }: ViewLinesProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [read, setRead] = useState<ReadLines | null>(null)
  const [isFull, setFull] = useState(false)
  const add = () => {
    let result = withLines(views, text)
    const isKept = onChange((all) => {
      result = withLines(all, text)
      return result.views
    })
    setFull(!isKept)
    setRead(isKept ? result : null)
    if (isKept && result.problems.length === 0) setText('')
  }
  return (
    <details className="view-exchange">
      <summary>All views as links</summary>
      <div>
        <p className="facet-note">
          One line a view: its name, a tab, its link. For another browser, or for a colleague.
        </p>
        <Button
          small
          refused={views.length === 0}
          onClick={
            views.length === 0 ? undefined : () => void onCopy(linesOf(views), 'All views are copied.')
          }
        >
          Copy all as links
        </Button>
        <label htmlFor={id}>Views to add</label>
        <textarea
          id={id}
          className="amplify-input view-lines"
          rows={4}
          dir="auto"
          spellCheck={false}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Button small refused={text.trim() === ''} onClick={text.trim() === '' ? undefined : add}>
          Add views
        </Button>
        {isFull && (
          <Notice tone="bad">
            This browser has no room to keep them. Nothing was added: add fewer, or delete some.
          </Notice>
        )}
        {read && <LinesRead read={read} />}
      </div>
    </details>
  )
}

function LinesRead({ read: { added, known, problems } }: { readonly read: ReadLines }) {
  const more = problems.length - mostProblems
  return (
    <Notice tone={problems.length > 0 ? 'warn' : 'good'}>
      <p>
        {`${added} added`}
        {known > 0 && `, ${known} were here already`}
        {problems.length > 0 && `, ${problems.length} could not be read`}.
      </p>
      {problems.slice(0, mostProblems).map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
      {more > 0 && <p>{`And ${more} more lines like these.`}</p>}
    </Notice>
  )
}
