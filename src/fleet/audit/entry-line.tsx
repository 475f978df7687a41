import type { ReactNode } from 'react'
import { decisionWords } from '#contract/decision-words.ts'
import type { AuditEntry } from '#contract/history.ts'
import { Badge } from '#ui/badge.tsx'
import { timeWords } from '../words.ts'
import { EntryDetails } from './entry-details.tsx'
import { changedFieldWords, changedValueWords, decisionNames, didWords } from './entry-words.ts'

interface EntryLineProps {
  readonly entry: AuditEntry
  /** What it was about, where the page does not say so already. */
  readonly subject?: ReactNode
}

/** Who did what, or tried to. Texts of people are isolated, since letters that run from right to left would swap from and to. */
export function EntryLine({ entry, subject }: EntryLineProps) {
  const { at, username, decision, changes, reason } = entry
  return (
    <>
      <p className="entry-head">
        <Badge tone={decision === 'allowed' ? 'good' : 'bad'}>{decisionNames[decision]}</Badge>{' '}
        <strong>
          <bdi>{username}</bdi>
        </strong>{' '}
        {didWords(entry)}
        {subject && <> · {subject}</>}
      </p>
      <p className="unknown">
        <time dateTime={at}>{timeWords(at)}</time> · {decisionWords(entry)}
      </p>
      {reason && (
        <p>
          Reason: <bdi>{reason}</bdi>
        </p>
      )}
      {changes.length > 0 && (
        <ul className="entry-changes">
          {changes.map((change) => (
            <li key={change.field}>
              {changedFieldWords(change)}: <bdi>{changedValueWords(change, 'from')}</bdi> →{' '}
              <bdi>{changedValueWords(change, 'to')}</bdi>
            </li>
          ))}
        </ul>
      )}
      <EntryDetails entry={entry} />
    </>
  )
}
