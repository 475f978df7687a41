import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { densities, type FleetView, usualView } from '../../../view/fleet-view.ts'
import type { ListModel } from '../../list-model.ts'
import { ColumnOrder } from './column-order.tsx'
import { SortOrder } from './sort-order.tsx'
import { ToolDialog } from '../tool-dialog.tsx'
import './columns.css'

interface ColumnsDialogProps {
  readonly model: ListModel
  readonly onClose: () => void
}

/** By what the rows are sorted, which columns they have, and how high they are. What is changed shows at once. */
export function ColumnsDialog({ model: { view, change }, onClose }: ColumnsDialogProps) {
  const [said, setSaid] = useState('')
  return (
    <ToolDialog title="Sort and columns" className="columns-dialog" onClose={onClose}>
      <section aria-labelledby="sort-title">
        <h3 id="sort-title">Sort</h3>
        <SortOrder sort={view.sort} onChange={(sort) => change({ sort })} onSay={setSaid} />
      </section>
      <section aria-labelledby="columns-title">
        <h3 id="columns-title">Columns</h3>
        <p className="facet-note for-keys">
          <kbd>Alt</kbd> and an arrow move the column that has the focus.
        </p>
        <p className="facet-note for-cards">
          On this narrow screen vehicles are cards: columns show on wider ones.
        </p>
        <ColumnOrder columns={view.columns} onChange={(columns) => change({ columns })} onSay={setSaid} />
        <Button
          small
          onClick={() => {
            change({ columns: usualView.columns })
            setSaid('The usual columns are shown.')
          }}
        >
          Usual columns
        </Button>
      </section>
      <DensityChoice density={view.density} onChange={change} />
      <p className="hidden-label" role="status">
        {said}
      </p>
    </ToolDialog>
  )
}

const densityWords = { normal: 'Normal', compact: 'Compact' } as const

interface DensityChoiceProps {
  readonly density: FleetView['density']
  readonly onChange: (change: Partial<FleetView>) => void
}

function DensityChoice({ density, onChange }: DensityChoiceProps) {
  return (
    <fieldset className="facet">
      <legend>Height of rows</legend>
      <div className="facet-radios">
        {densities.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="density"
              checked={density === one}
              onChange={() => onChange({ density: one })}
            />
            {densityWords[one]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
