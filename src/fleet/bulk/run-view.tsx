import { type ReactNode, useSyncExternalStore } from 'react'
import { useLocation } from 'react-router'
import { CallButton } from '#auth/call-button.tsx'
import type { RouteName } from '#contract/routes.ts'
import { Button } from '#ui/button.tsx'
import { LeaveGuard } from '../leave-guard.tsx'
import type { Keyed } from '../store/records.ts'
import { countWords } from '../words.ts'
import type { BulkRun } from './bulk-run.ts'
import { DialogTitle } from './dialog-title.tsx'
import { FailedLines } from './failed-lines.tsx'
import { countOf, type OutcomeKind } from './outcome.ts'
import { RestNotice } from './rest-notice.tsx'

import { RunCounts } from './run-counts.tsx'
import { progressWords, type RunWords, titleOf } from './run-words.ts'
import '../run.css'

interface RunViewProps<Item extends Keyed, Done, Conflict> {
  readonly run: BulkRun<Item, Done, Conflict>
  readonly words: RunWords
  /** The call that it makes for each vehicle. */
  readonly call: RouteName
  /** Below the counts, once it has ended. */
  readonly children?: ReactNode
  readonly onClose: () => void
}

/** A run, under way and when it has ended: how far it is, what came of each vehicle, and what can be done about it. */
export function RunView<Item extends Keyed, Done, Conflict>(props: RunViewProps<Item, Done, Conflict>) {
  const { run, words, call, children, onClose } = props
  const { pathname } = useLocation()
  const { running, counts, failure } = useSyncExternalStore(run.subscribe, run.state)
  const sent = run.total - counts.waiting
  const retried = countOf(counts, 'failed', 'unsure')
  const send = (...kinds: readonly OutcomeKind[]) =>
    void run.send(run.entriesOf(...kinds).map(({ item }) => item))
  return (
    <div className="bulk-step">
      <LeaveGuard
        active={running}
        title="Leave while it is under way?"
        text="It is not finished. What is under way is finished, and the rest is not sent."
        stay="Stay"
        leave="Leave, don’t send the rest"
        onLeave={run.stop}
        // The list below the dialog may change its view.
        isFree={(next) => next.pathname === pathname}
      />
      {/* Anew when it begins and ends, so that this is heard. */}
      <DialogTitle key={String(running)}>{titleOf(words, running, counts)}</DialogTitle>
      {running && (
        <div className="run-progress">
          <progress aria-label="Progress" max={Math.max(1, run.total)} value={sent} />
          <span>{`${countWords(sent)} of ${countWords(run.total)}`}</span>
          <span className="hidden-label" role="status">
            {progressWords(counts)}
          </span>
          {/* Away from where Close appears: a second tap must not close what can still be undone. */}
          <Button onClick={run.stop}>Stop</Button>
        </div>
      )}
      <RunCounts words={words} counts={counts} />
      {!running && (failure || counts.waiting > 0) && (
        <RestNotice counts={counts} failure={failure}>
          <CallButton call={call} primary onClick={() => send('waiting', 'unsure')}>
            Go on with the rest
          </CallButton>
        </RestNotice>
      )}
      {retried > 0 && (
        <FailedLines entries={run.entriesOf('failed', 'unsure')}>
          {!running && (
            <CallButton call={call} onClick={() => send('failed', 'unsure')}>
              {retried === 1 ? 'Try it again' : `Try these ${countWords(retried)} again`}
            </CallButton>
          )}
        </FailedLines>
      )}
      {!running && children}
      {!running && (
        <div className="actions bulk-end">
          <Button onClick={onClose}>Close</Button>
        </div>
      )}
    </div>
  )
}
