import { CallButton } from '#auth/call-button.tsx'
import { Notice } from '#ui/notice.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import type { ImportRun, ImportState } from './import-run.ts'
import { lineRanges } from './line-ranges.ts'

interface RestNoticeProps {
  readonly run: ImportRun
  readonly state: ImportState
}

/** What is left of an import that was stopped, or that something has cut off, and the way on. */
export function RestNotice({ run, state: { failure } }: RestNoticeProps) {
  const unsure = run.linesOf('unsure')
  const waiting = run.linesOf('waiting')
  return (
    <>
      {failure && <FailureNotice error={failure} />}
      <Notice tone="warn" title={failure ? 'The import was cut off' : 'You have stopped the import'}>
        <ul>
          {unsure.length > 0 && (
            <li>
              Unsure: lines {lineRanges(unsure)}. They were sent, but no answer came. Sent again, nothing is
              added twice.
            </li>
          )}
          {waiting.length > 0 && <li>Not sent: lines {lineRanges(waiting)}.</li>}
          <li>All other lines are done, as counted above.</li>
        </ul>
        <CallButton call="addVehicles" primary onClick={() => void run.go()}>
          Go on with the rest
        </CallButton>
      </Notice>
    </>
  )
}
