import { useSyncExternalStore } from 'react'
import { Link } from 'react-router'
import { Button } from '#ui/button.tsx'
import { LeaveGuard } from '../leave-guard.tsx'
import { listPath } from '../paths.ts'
import { countWords } from '../words.ts'
import { CountList } from '../count-list.tsx'
import { FailedDownload } from './failed-download.tsx'
import type { WritingStep as WritingState } from './import-step.ts'
import { ProblemTable } from './problem-table.tsx'
import { Progress } from './progress.tsx'
import { RestNotice } from './rest-notice.tsx'
import { StepTitle } from './step-title.tsx'
import type { Import } from './use-import.ts'

interface WritingStepProps {
  readonly flow: Import
  readonly step: WritingState
}

/** The import, under way and when it has ended. */
export function WritingStep({ flow, step }: WritingStepProps) {
  const { run, result, file } = step
  const state = useSyncExternalStore(run.subscribe, run.state)
  const { running, problems, counts } = state
  const { created, updated, unchanged, failed, unsure, waiting } = counts
  const total = created + updated + unchanged + failed + unsure + waiting
  const isDone = !running && unsure + waiting === 0
  return (
    <>
      <LeaveGuard
        active={!isDone}
        title="Leave the import?"
        text="It is not finished. What is under way is finished, and the rest is not sent; importing the same file again adds nothing twice."
        stay="Stay"
        leave="Leave, don’t send the rest"
        onLeave={run.stop}
      />
      <section className="card" aria-label="Import">
        {/* Anew when it ends, so that this is heard. */}
        <StepTitle key={titleOf(running, isDone)}>{titleOf(running, isDone)}</StepTitle>
        {!isDone && (
          <Progress
            done={total - waiting - unsure}
            total={total}
            words={`${countWords(total - waiting - unsure)} of ${countWords(total)} lines`}
          />
        )}
        <CountList
          counts={[
            ['Created', created],
            ['Updated', updated],
            ['Unchanged', unchanged + result.unchanged.length],
            ['Failed', failed],
          ]}
        />
        {running && (
          <div>
            <Button onClick={run.stop}>Stop</Button>
          </div>
        )}
        {!running && !isDone && <RestNotice run={run} state={state} />}
        {!running && (
          <div className="actions">
            <Button primary={isDone} onClick={flow.begin}>
              Import another file
            </Button>
            {isDone && <Link to={listPath}>See all vehicles</Link>}
          </div>
        )}
      </section>
      {problems.length > 0 && !running && (
        <section className="card" aria-labelledby="failed-title">
          <h2 id="failed-title">Failed: these lines were not written</h2>
          <ProblemTable problems={problems} />
          <FailedDownload flow={flow} fileName={file.name} problems={problems} />
        </section>
      )}
    </>
  )
}

function titleOf(running: boolean, isDone: boolean): string {
  if (running) return 'Importing'
  return isDone ? 'Import finished' : 'Import not finished'
}
