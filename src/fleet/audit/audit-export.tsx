import type { ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { countWords, timeWords } from '../words.ts'
import { type Collected, mostExported } from './collect-entries.ts'
import type { EntryFilters } from './entry-filters.ts'
import { useAuditExport } from './use-audit-export.ts'

interface AuditExportProps {
  readonly filters: EntryFilters
  /** What else can be done with the list. */
  readonly children: ReactNode
}

/** Saves all entries that match as CSV, not only those that are shown. */
export function AuditExport({ filters, children }: AuditExportProps) {
  const { step, begin, goOn, stop } = useAuditExport(filters)
  const isRunning = step.kind === 'running'
  return (
    <div className="audit-export">
      <div className="actions">
        {children}
        <Button small busy={isRunning} onClick={isRunning ? undefined : begin}>
          {isRunning ? 'Exporting…' : 'Export all that match as CSV'}
        </Button>
        {isRunning && (
          <Button small onClick={stop}>
            Stop
          </Button>
        )}
        <span role="status" className="unknown">
          {isRunning && progressWords(step.soFar)}
          {step.kind === 'stopped' && 'Stopped: no file was saved.'}
        </span>
      </div>
      {step.kind === 'done' && (
        <Notice tone={step.soFar.cursor === null ? 'good' : 'warn'}>
          <p>{doneWords(step.soFar)}</p>
          {step.soFar.cursor !== null && (
            <Button small onClick={goOn}>
              Export the older ones
            </Button>
          )}
        </Notice>
      )}
      {step.kind === 'failed' && <FailureNotice error={step.error} onRetry={goOn} />}
    </div>
  )
}

function progressWords({ count, searchedTo }: Collected): string {
  const until = searchedTo === null ? '' : `, looked back to ${timeWords(searchedTo)}`
  return `${countWords(count)} so far${until}`
}

function doneWords({ count, cursor }: Collected): string {
  const saved = `Exported ${countWords(count)} ${count === 1 ? 'entry' : 'entries'}`
  return cursor === null
    ? `${saved}: that is all.`
    : `${saved}, newest first: a file holds ${countWords(mostExported)} at most, and there may be older ones.`
}
