import { type ComponentType, type ReactNode, useRef } from 'react'
import type { AuditEntry } from '#contract/history.ts'
import { Button } from '#ui/button.tsx'
import { Loading } from '#ui/loading.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { countWords, timeWords } from '../words.ts'
import { EntryLine } from './entry-line.tsx'
import type { Entries } from './use-entries.ts'
import './audit.css'

interface EntryListProps {
  readonly list: Entries
  /** What to say where there is no entry at all. */
  readonly empty: ReactNode
  /** What an entry was about, where the page does not say so already. */
  readonly Subject?: ComponentType<{ readonly entry: AuditEntry }>
}

/** Audit entries, newest first, with a way to older ones. There is no way to change one, here or in the API. */
export function EntryList({ list, empty, Subject }: EntryListProps) {
  const { entries, error, hasMore, isLoadingMore } = list
  const end = useRef<HTMLParagraphElement>(null)
  const more = async () => {
    // The button that had the focus is gone then.
    if (!isLoadingMore && !(await list.loadMore())) end.current?.focus()
  }
  if (!entries) {
    return error ? (
      <FailureNotice error={error} onRetry={list.reload} />
    ) : (
      <Loading what="Fetching who did what" />
    )
  }
  return (
    <>
      {entries.length > 0 && (
        <ol className="entries">
          {entries.map((entry) => (
            <li key={entry.auditId} className={`entry entry-${entry.decision}`}>
              <EntryLine entry={entry} subject={Subject && <Subject entry={entry} />} />
            </li>
          ))}
        </ol>
      )}
      {error && <FailureNotice error={error} onRetry={() => (hasMore ? void more() : list.reload())} />}
      <p role="status" className="unknown entries-end" tabIndex={-1} ref={end}>
        {endWords(list, entries.length) ?? empty}
      </p>
      {hasMore && (
        <div className="actions">
          <Button busy={isLoadingMore} onClick={() => void more()}>
            {isLoadingMore ? 'Looking…' : entries.length > 0 ? 'Load more' : 'Look further back'}
          </Button>
        </div>
      )}
    </>
  )
}

/** How far the list goes; null where there is nothing to list, and no more to look at. */
function endWords({ hasMore, searchedTo }: Entries, count: number): string | null {
  const shown = `${countWords(count)} ${count === 1 ? 'entry' : 'entries'}`
  if (!hasMore) return count > 0 ? `${shown}: that is all.` : null
  const until = searchedTo === null ? '' : ` Looked at everything since ${timeWords(searchedTo)}.`
  return count > 0 ? `The newest ${shown}.${until}` : `Nothing found yet.${until}`
}
