import { CallButton } from '#auth/call-button.tsx'
import type { Vehicle } from '#contract/vehicle.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { fieldWords } from '../words.ts'
import { changedFields } from './form-values.ts'
import { resolved, type SaveConflict } from './save-vehicle.ts'

interface UndoConflictProps {
  readonly conflict: SaveConflict
  readonly vehicle: Vehicle
  readonly busy: boolean
  /** `mine`: as it was before; `theirs`: as it is now. */
  readonly onChoose: (side: 'mine' | 'theirs') => void
}

/** What would be set back has been changed by someone else since: both values, and the choice. */
export function UndoConflict({ conflict, vehicle, busy, onChoose }: UndoConflictProps) {
  const { current, merge } = conflict
  const by = current.updatedBy
  const rest = resolved(conflict, 'theirs')
  const hasRest = changedFields(rest.base.values, rest.values).length > 0
  return (
    <Notice tone="warn" title={`Not undone yet: ${by} has changed the same fields since`}>
      <table className="conflicts">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Before your change</th>
            <th scope="col">Saved by {by}</th>
          </tr>
        </thead>
        <tbody>
          {merge.conflicts.map(({ field, mine, theirs }) => (
            <tr key={field}>
              <th scope="row">{fieldWords[field]}</th>
              <td>{mine || 'not set'}</td>
              <td>{theirs || 'not set'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="actions">
        <CallButton call="updateVehicle" on={vehicle} busy={busy} onClick={() => onChoose('mine')}>
          Set back as before
        </CallButton>
        <Button busy={busy} onClick={busy ? undefined : () => onChoose('theirs')}>
          {hasRest ? `Keep ${by}’s, undo the rest` : 'Leave as it is now'}
        </Button>
      </div>
    </Notice>
  )
}
