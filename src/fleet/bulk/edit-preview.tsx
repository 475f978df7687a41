import { CallButton } from '#auth/call-button.tsx'
import { Button } from '#ui/button.tsx'
import { fieldWords } from '../words.ts'
import type { BulkEdit } from './bulk-edit.ts'
import { DialogTitle } from './dialog-title.tsx'
import type { EditPlan } from './edit-plan.ts'
import { fromWords, toWords } from './plan-words.ts'
import { goneWords, vehiclesWords } from './run-words.ts'
import { VehicleLines } from './vehicle-lines.tsx'

interface EditPreviewProps {
  readonly edit: BulkEdit
  readonly plan: EditPlan
  /** How many of those selected are not in the fleet any more. */
  readonly gone: number
  readonly onBack: () => void
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** What would change, for how many vehicles. Nothing is sent yet. */
export function EditPreview({ edit, plan, gone, onBack, onConfirm, onClose }: EditPreviewProps) {
  const { edits, same, impossible, from } = plan
  const count = edits.length
  return (
    <div className="bulk-step">
      <DialogTitle>
        {count === 0 ? 'Nothing would change' : `${vehiclesWords(count)} would change`}
      </DialogTitle>
      {same > 0 && <p>Already so, and left as they are: {vehiclesWords(same)}.</p>}
      {gone > 0 && <p>{goneWords(gone)}</p>}
      {count > 0 && (
        <table className="bulk-plan">
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">From (vehicles)</th>
              <th scope="col">To</th>
            </tr>
          </thead>
          <tbody>
            {[...from].map(([field, counts]) => (
              <tr key={field}>
                <th scope="row">{fieldWords[field]}</th>
                <td>
                  <ul>
                    {fromWords(field, counts).map((words) => (
                      <li key={words}>{words}</li>
                    ))}
                  </ul>
                </td>
                <td>{toWords(field, edit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {impossible.length > 0 && (
        <section aria-labelledby="bulk-impossible">
          <h3 id="bulk-impossible">Left out: {vehiclesWords(impossible.length)} can’t be changed so</h3>
          <VehicleLines
            label="Left out"
            lines={impossible.map(({ vehicle, problems }) => ({
              vehicleId: vehicle.vehicleId,
              words: problems.map(({ message }) => message).join('; '),
            }))}
          />
        </section>
      )}
      <div className="actions bulk-end">
        {count > 0 && (
          <CallButton call="updateVehicle" primary onClick={onConfirm}>
            Change {vehiclesWords(count)}
          </CallButton>
        )}
        <Button onClick={onBack}>Back</Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </div>
  )
}
