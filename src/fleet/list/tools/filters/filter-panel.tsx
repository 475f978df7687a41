import { useId, useRef } from 'react'
import { Button } from '#ui/button.tsx'
import { useMedia } from '#ui/use-media.ts'
import { countWords } from '../../../words.ts'
import type { ListModel } from '../../list-model.ts'
import { activeFilters, withoutFilters } from './active-filters.ts'
import { FacetList } from './facet-list.tsx'
import { ToolDialog } from '../tool-dialog.tsx'
import { useEscape } from '../use-escape.ts'
import { useFocusInside } from './use-focus-inside.ts'
import './filters.css'

interface FilterPanelProps {
  readonly model: ListModel
  readonly onClose: () => void
}

/** What the list can be narrowed by: beside the rows where there is room, above them where there is not. */
export function FilterPanel(props: FilterPanelProps) {
  const isSheet = useMedia('(max-width: 63.99rem)')
  return isSheet ? <FilterSheet {...props} /> : <FilterAside {...props} />
}

function FilterSheet({ model, onClose }: FilterPanelProps) {
  const { count } = model.found
  const closeWords = `Show ${countWords(count)} ${count === 1 ? 'vehicle' : 'vehicles'}`
  return (
    <ToolDialog title="Filters" className="filter-sheet" closeWords={closeWords} onClose={onClose}>
      <Filters model={model} />
    </ToolDialog>
  )
}

function FilterAside({ model, onClose }: FilterPanelProps) {
  const titleId = useId()
  const panel = useRef<HTMLElement>(null)
  useFocusInside(panel)
  useEscape(panel, onClose)
  return (
    <aside className="filter-panel" aria-labelledby={titleId} ref={panel}>
      <div className="filter-head">
        <h2 id={titleId} tabIndex={-1} className="tool-title">
          Filters
        </h2>
        <Button small onClick={onClose}>
          Close filters
        </Button>
      </div>
      <Filters model={model} />
    </aside>
  )
}

function Filters({ model }: { readonly model: ListModel }) {
  const isOn = activeFilters(model.view).length > 0
  return (
    <div className="filters">
      <p className="facet-note">
        <span className="for-keys">
          <kbd>Space</kbd> or{' '}
        </span>
        the box: only these.{' '}
        <span className="for-keys">
          <kbd>-</kbd> or{' '}
        </span>
        <span aria-hidden="true">≠</span>
        <span className="hidden-label">the button Not</span>: all but these.
      </p>
      <Button small refused={!isOn} onClick={() => model.change(withoutFilters)}>
        Clear all filters
      </Button>
      <FacetList model={model} />
    </div>
  )
}
