import { CallButton } from '#auth/call-button.tsx'
import { Button } from '#ui/button.tsx'
import { countWords, fieldWords } from '../words.ts'
import type { Edit, SaveConflict } from '../vehicle/save-vehicle.ts'
import { resolved } from '../vehicle/save-vehicle.ts'
import type { EditRun } from './edit-run.ts'
import { valueWords } from './plan-words.ts'
import { vehiclesWords } from './run-words.ts'
import { VehicleLines } from './vehicle-lines.tsx'

interface ConflictLinesProps {
  readonly run: EditRun
  /** What to save where the person wants it all the same, from the record as it is now. */
  readonly overwriting: (conflict: SaveConflict) => Edit
}

/** Vehicles whose very fields someone else has changed meanwhile: what they hold now, and the choice, for each or for all. */
export function ConflictLines({ run, overwriting }: ConflictLinesProps) {
  const conflicts = run
    .entriesOf('conflict')
    .flatMap(({ outcome }) => (outcome.kind === 'conflict' ? outcome.conflict : []))
  if (conflicts.length === 0) return null
  const overwrite = (some: readonly SaveConflict[]) => void run.send(some.map(overwriting))
  const keep = (some: readonly SaveConflict[]) => void run.send(some.map((one) => resolved(one, 'theirs')))
  return (
    <section aria-labelledby="bulk-conflicts">
      <h3 id="bulk-conflicts">Changed by someone else meanwhile: {vehiclesWords(conflicts.length)}</h3>
      <p>They were left as they are.</p>
      <VehicleLines
        label="Changed by someone else meanwhile"
        lines={conflicts.map((conflict) => ({
          vehicleId: conflict.current.vehicleId,
          words: conflictWords(conflict),
          actions: (
            <>
              <Button small onClick={() => overwrite([conflict])}>
                Overwrite
                <span className="hidden-label"> {conflict.current.licensePlate}</span>
              </Button>
              <Button small onClick={() => keep([conflict])}>
                Keep theirs
                <span className="hidden-label"> for {conflict.current.licensePlate}</span>
              </Button>
            </>
          ),
        }))}
      />
      {conflicts.length > 1 && (
        <div className="actions">
          <CallButton call="updateVehicle" onClick={() => overwrite(conflicts)}>
            Overwrite all {countWords(conflicts.length)}
          </CallButton>
          <Button onClick={() => keep(conflicts)}>Keep theirs for all {countWords(conflicts.length)}</Button>
        </div>
      )}
    </section>
  )
}

function conflictWords({ current, merge }: SaveConflict): string {
  const fields = merge.conflicts.map(
    ({ field, mine, theirs }) =>
      `${fieldWords[field]} is now ${valueWords(field, theirs)}, yours would be ${valueWords(field, mine)}`,
  )
  return `${current.updatedBy} was faster: ${fields.join('; ')}.`
}
