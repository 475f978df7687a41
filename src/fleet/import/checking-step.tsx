import { Button } from '#ui/button.tsx'
import { countWords } from '../words.ts'
import type { CheckingStep as CheckingState } from './import-step.ts'
import { Progress } from './progress.tsx'
import { StepTitle } from './step-title.tsx'
import type { Import } from './use-import.ts'

interface CheckingStepProps {
  readonly flow: Import
  readonly step: CheckingState
}

/** The dry run, under way. */
export function CheckingStep({ flow, step }: CheckingStepProps) {
  const { answered, total } = step
  const words =
    total === null
      ? 'Looking through the file…'
      : `Asked the fleet about ${countWords(answered)} of ${countWords(total)} lines`
  return (
    <section className="card" aria-label="Check">
      <StepTitle>Checking, nothing is written</StepTitle>
      <Progress done={answered} total={total} words={words} />
      <div>
        <Button onClick={() => flow.toColumns(step)}>Cancel</Button>
      </div>
    </section>
  )
}
