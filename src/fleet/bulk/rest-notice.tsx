import type { ReactNode } from 'react'
import { Notice } from '#ui/notice.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { countOf, type OutcomeCounts } from './outcome.ts'
import { vehiclesWords } from './run-words.ts'

interface RestNoticeProps {
  readonly counts: OutcomeCounts
  readonly failure: Error | null
  /** The way on. */
  readonly children: ReactNode
}

/** What is left of a run that was stopped, or that something has cut off. */
export function RestNotice({ counts, failure, children }: RestNoticeProps) {
  const answered = countOf(counts, 'done', 'same', 'conflict', 'failed')
  return (
    <>
      {failure && <FailureNotice error={failure} />}
      <Notice tone="warn" title={failure ? 'This was cut off' : 'You have stopped this'}>
        <ul>
          <li>Answered: {vehiclesWords(answered)}, as counted above.</li>
          {counts.unsure > 0 && (
            <li>
              Unsure: {vehiclesWords(counts.unsure)}. They were sent, but no good answer came. Sent again,
              nothing is done twice.
            </li>
          )}
          {counts.waiting > 0 && (
            <li>Not sent: {vehiclesWords(counts.waiting)}. Nothing is sent later by itself.</li>
          )}
        </ul>
        {countOf(counts, 'waiting', 'unsure') > 0 && children}
      </Notice>
    </>
  )
}
