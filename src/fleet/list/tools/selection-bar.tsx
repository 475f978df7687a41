import { BulkActions } from '../../bulk/bulk-actions.tsx'
import { Button } from '#ui/button.tsx'
import { countWords } from '../../words.ts'
import type { ListModel } from '../list-model.ts'

/** How many vehicles are selected, also those that the filters hide, and what can be done with them. */
export function SelectionBar({ found, selection, select }: ListModel) {
  if (selection.size === 0) return null
  const shown = found.rows().filter(({ vehicle }) => selection.has(vehicle.vehicleId)).length
  const hidden = selection.size - shown
  return (
    <div className="selection-bar" role="region" aria-label="Selected vehicles">
      <p role="status">
        {countWords(selection.size)} selected
        {hidden > 0 && ` (${countWords(hidden)} of them not shown)`}
      </p>
      <BulkActions selection={selection} />
      <Button
        small
        onClick={() =>
          select(
            found.rows().map(({ vehicle }) => vehicle.vehicleId),
            true,
          )
        }
      >
        Select all {countWords(found.count)}
      </Button>
      <Button small onClick={() => select([...selection], false)}>
        Clear selection
      </Button>
    </div>
  )
}
