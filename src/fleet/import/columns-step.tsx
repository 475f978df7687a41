import { CallButton } from '#auth/call-button.tsx'
import type { VehicleField } from '#contract/vehicle.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { separatorWords } from '../export/separators.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { countWords, fieldWords } from '../words.ts'
import { missingFields } from './column-fields.ts'
import { ColumnList } from './column-list.tsx'
import type { Encoding } from './decode-text.ts'
import type { ColumnsStep as ColumnsState } from './import-step.ts'
import { StepTitle } from './step-title.tsx'
import type { Import } from './use-import.ts'

const encodingWords: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
}

interface ColumnsStepProps {
  readonly flow: Import
  readonly step: ColumnsState
}

/** Which column is which field: as their names say, and as the person says. */
export function ColumnsStep({ flow, step }: ColumnsStepProps) {
  const { file, fields, failure } = step
  const { encoding, separator, lines, columns } = file.summary
  const missing = missingFields(fields)
  const unused = columns.filter((_, index) => fields[index] === null).map(({ name }) => name || 'unnamed')
  const assign = (column: number, field: VehicleField | null) => {
    // A field has one column: taken by another, it leaves the one that had it.
    flow.setFields(
      step,
      fields.map((one, index) => {
        if (index === column) return field
        return one === field ? null : one
      }),
    )
  }
  return (
    <section className="card" aria-label="Columns">
      <StepTitle>Which column is what?</StepTitle>
      <p>
        <strong className="import-name">{file.name}</strong>: {countWords(lines)}{' '}
        {lines === 1 ? 'line' : 'lines'}, separated by {separatorWords[separator]}
        {encoding && `, read as ${encodingWords[encoding]}`}.
      </p>
      {encoding === 'windows-1252' && (
        <Notice tone="warn">
          The file is not UTF-8, so it is read as Windows-1252. Look at the samples: where letters such as ä,
          é or ñ are wrong, save the file as “CSV UTF-8” and choose it again.
        </Notice>
      )}
      {failure && <FailureNotice error={failure} onRetry={() => flow.check(step)} />}
      <ColumnList columns={columns} fields={fields} onAssign={assign} />
      {unused.length > 0 && <p className="unknown import-name">Not imported: {unused.join(', ')}</p>}
      {missing.length > 0 && (
        <Notice tone="warn" title="Not ready yet">
          No column is taken for {missing.map((field) => fieldWords[field]).join(', ')}: choose it above. If
          the file has none, add it there and choose the file again.
        </Notice>
      )}
      <div className="actions">
        {missing.length === 0 && (
          <CallButton call="addVehicles" primary onClick={() => flow.check(step)}>
            {`Check ${countWords(lines)} ${lines === 1 ? 'line' : 'lines'}`}
          </CallButton>
        )}
        <Button onClick={flow.begin}>Choose another file</Button>
      </div>
    </section>
  )
}
