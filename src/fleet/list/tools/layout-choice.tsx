import { type FleetView, type Layout, layouts } from '../../view/fleet-view.ts'

const layoutWords: Readonly<Record<Layout, string>> = { table: 'Table', map: 'Map', both: 'Both' }

interface LayoutChoiceProps {
  readonly view: FleetView
  readonly onChange: (change: Partial<FleetView>) => void
}

/** The table, the map, or one beside the other. */
export function LayoutChoice({ view, onChange }: LayoutChoiceProps) {
  return (
    <fieldset className="layout-choice">
      <legend className="hidden-label">Show as</legend>
      {layouts.map((layout) => (
        <label key={layout}>
          <input
            type="radio"
            name="layout"
            className="hidden-label"
            checked={view.layout === layout}
            onChange={() => onChange({ layout })}
          />
          {layoutWords[layout]}
        </label>
      ))}
    </fieldset>
  )
}
