import type { AuditEntry } from '#contract/history.ts'
import { CopyText } from './copy-text.tsx'
import { exactTimeWords } from './local-time.ts'

/** What few people need of an entry: the exact time, the groups, and the id that finds the call in the logs. */
export function EntryDetails({ entry }: { readonly entry: AuditEntry }) {
  const { at, groups, requestId } = entry
  return (
    <details className="entry-details">
      <summary>Details</summary>
      <dl>
        <div>
          <dt>Exact time</dt>
          <dd>
            {exactTimeWords(at)} <code>{at}</code>
          </dd>
        </div>
        <div>
          <dt>Groups at that time</dt>
          <dd>{groups.join(', ') || 'none'}</dd>
        </div>
        <div>
          <dt>Request</dt>
          <dd>
            <CopyText text={requestId} what="the request id" />
          </dd>
        </div>
      </dl>
    </details>
  )
}
