import { useState } from 'react'
import { CallButton } from '#auth/call-button.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { countWords } from '../words.ts'
import { CountList } from '../count-list.tsx'
import { DifferenceTable } from './difference-table.tsx'
import { FailedDownload } from './failed-download.tsx'
import type { CheckedStep as CheckedState } from './import-step.ts'
import { ProblemTable } from './problem-table.tsx'
import { StepTitle } from './step-title.tsx'
import type { Import } from './use-import.ts'

interface CheckedStepProps {
  readonly flow: Import
  readonly step: CheckedState
}

/** What an import would do. Until its button is pressed nothing is written. */
export function CheckedStep({ flow, step }: CheckedStepProps) {
  const { created, unchanged, differing, problems, badLines } = step.result
  const [withUpdates, setWithUpdates] = useState(false)
  const count = created.length + (withUpdates ? differing.length : 0)
  const vehicles = count === 1 ? 'vehicle' : 'vehicles'
  return (
    <>
      <section className="card" aria-label="Check">
        <StepTitle>What the import would do</StepTitle>
        <CountList
          counts={[
            ['New', created.length],
            ['Unchanged', unchanged.length],
            ['Differing', differing.length],
            ['With problems', badLines],
          ]}
        />
        {count === 0 && (
          <Notice tone="info">
            {badLines > 0
              ? 'Nothing to import: correct the lines with problems first.'
              : 'Nothing to import: the fleet has all these vehicles already.'}
          </Notice>
        )}
        {differing.length > 0 && (
          <label className="import-updates">
            <input
              type="checkbox"
              checked={withUpdates}
              onChange={({ target }) => setWithUpdates(target.checked)}
            />
            Update these too: {countWords(differing.length)} that{' '}
            {differing.length === 1 ? 'differs' : 'differ'}
          </label>
        )}
        <div className="actions">
          {count > 0 && (
            <CallButton call="addVehicles" primary onClick={() => flow.write(step, withUpdates)}>
              {`Import ${countWords(count)} ${vehicles}`}
            </CallButton>
          )}
          <Button onClick={() => flow.toColumns(step)}>Back to the columns</Button>
          <Button onClick={flow.begin}>Choose another file</Button>
        </div>
      </section>
      {problems.length > 0 && (
        <section className="card" aria-labelledby="problems-title">
          <h2 id="problems-title">Problems: these lines are not imported</h2>
          <ProblemTable problems={problems} />
          <FailedDownload flow={flow} fileName={step.file.name} problems={problems} />
        </section>
      )}
      {differing.length > 0 && (
        <section className="card" aria-labelledby="differences-title">
          <h2 id="differences-title">In the fleet already, with other values</h2>
          <DifferenceTable lines={differing} />
        </section>
      )}
    </>
  )
}
