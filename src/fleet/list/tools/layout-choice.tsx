import { Choice } from '#ui/choice.tsx'
import type { FleetView, Layout } from '../../view/fleet-view.ts'

const layoutWords: Readonly<Record<Layout, string>> = { table: 'Table', map: 'Map', both: 'Both' }

interface LayoutChoiceProps {
  readonly view: FleetView
  readonly onChange: (change: Partial<FleetView>) => void
}

/** The table, the map, or one beside the other. */
export function LayoutChoice({ view, onChange }: LayoutChoiceProps) {
  return (
    <Choice
      legend="Show as"
      options={layoutWords}
      chosen={view.layout}
      onChange={(layout) => onChange({ layout })}
    />
  )
}
