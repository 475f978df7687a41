import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { VehicleField } from '#contract/vehicle.ts'
import { fieldWords } from '../words.ts'
import type { Conflict } from './merge.ts'

interface ConflictPanelProps {
  /** Who saved first. */
  readonly by: string
  readonly conflicts: readonly Conflict[]
  readonly onChoose: (field: VehicleField, value: string) => void
}

/** Two people changed the same field: both values, and the choice. The form holds mine until theirs is taken. */
export function ConflictPanel({ by, conflicts, onChoose }: ConflictPanelProps) {
  return (
    <Notice tone="warn" title={`Not saved yet: ${by} has just changed the same fields`}>
      <p>What you typed is still in the form. Choose for each field, then save again.</p>
      <table className="conflicts">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Yours</th>
            <th scope="col">Saved by {by}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ field, mine, theirs }) => (
            <tr key={field}>
              <th scope="row">{fieldWords[field]}</th>
              {[mine, theirs].map((value, index) => (
                <td key={index === 0 ? 'mine' : 'theirs'}>
                  <div>{value || 'not set'}</div>
                  <Button small onClick={() => onChoose(field, value)}>
                    {index === 0 ? 'Keep mine' : 'Take theirs'}
                    <span className="hidden-label"> for {fieldWords[field]}</span>
                  </Button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Notice>
  )
}
