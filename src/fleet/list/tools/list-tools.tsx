import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { Link } from 'react-router'
import { type VehicleField, vehicleFieldNames } from '#contract/vehicle.ts'
import { Button } from '#ui/button.tsx'
import { lazyOr } from '../../lazy-or.tsx'
import { importPath } from '../../paths.ts'
import type { FleetView } from '../../view/fleet-view.ts'
import { useViewsWords } from '../../view/views-open.ts'
import type { ListModel } from '../list-model.ts'
import { ColumnHandles } from './columns/column-handles.tsx'
import { ColumnsDialog } from './columns/columns-dialog.tsx'
import { filtersWords } from './filters/active-filters.ts'
import { FilterChips } from './filters/filter-chips.tsx'
import { FilterPanel } from './filters/filter-panel.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { LayoutChoice } from './layout-choice.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { StaleNotice } from './stale-notice.tsx'
import { useBoxSelection } from './use-box-selection.ts'
import { useListKeys } from './use-list-keys.ts'
import { ViewsMenu } from './views/views-menu.tsx'
import './list-tools.css'

// Seldom has anything to say.
const CutOffNotice = lazyOr(() => import('../../bulk/cut-off-notice.tsx'), 'CutOffNotice')
const ExportDialog = lazy(async () => ({
  default: (await import('../../export/export-dialog.tsx')).ExportDialog,
}))

type Tool = 'filters' | 'views' | 'columns' | 'export' | 'keys'

/** Everything around the rows that can come after them. */
export function ListTools(model: ListModel) {
  const [open, setOpen] = useState<Tool | null>(null)
  const toggle = (tool: Tool) => setOpen(open === tool ? null : tool)
  const viewsWords = useViewsWords(model.view)
  useBoxSelection(model)
  useListKeys(model, () => setOpen('keys'))
  return (
    <>
      <div className="list-tools" role="toolbar" aria-label="Tools of the list">
        <Button small expanded={open === 'filters'} onClick={() => toggle('filters')}>
          {filtersWords(model.view)}
        </Button>
        <Button small onClick={() => setOpen('views')}>
          {viewsWords}
        </Button>
        <Button small onClick={() => setOpen('columns')}>
          Columns
        </Button>
        <LayoutChoice view={model.view} onChange={model.change} />
        <Link to={importPath} className="amplify-button amplify-button--small">
          Import
        </Link>
        <Button small onClick={() => setOpen('export')}>
          Export
        </Button>
        <Button small onClick={() => setOpen('keys')}>
          Keys
        </Button>
      </div>
      <StaleNotice />
      <FilterChips {...model} />
      <CutOffNotice select={model.select} />
      <SelectionBar {...model} />
      <ColumnHandles {...model} />
      {open && <OpenTool tool={open} model={model} onClose={() => setOpen(null)} />}
    </>
  )
}

interface OpenToolProps {
  readonly tool: Tool
  readonly model: ListModel
  readonly onClose: () => void
}

function OpenTool({ tool, model, onClose }: OpenToolProps): ReactNode {
  switch (tool) {
    case 'filters':
      return model.panel && createPortal(<FilterPanel model={model} onClose={onClose} />, model.panel)
    case 'views':
      return <ViewsMenu model={model} onClose={onClose} />
    case 'columns':
      return <ColumnsDialog model={model} onClose={onClose} />
    case 'keys':
      return <KeysDialog onClose={onClose} />
    case 'export':
      return <ExportTool model={model} onClose={onClose} />
  }
}

function ExportTool({ model: { found, view }, onClose }: Omit<OpenToolProps, 'tool'>) {
  const vehicles = useMemo(() => found.rows().map(({ vehicle }) => vehicle), [found])
  return (
    <Suspense>
      <ExportDialog vehicles={vehicles} columns={fieldsOf(view)} onClose={onClose} />
    </Suspense>
  )
}

/** The columns that are shown, as far as they are fields of the record. */
function fieldsOf({ columns }: FleetView): readonly VehicleField[] {
  const shown = new Set<string>(columns.flatMap(({ name }) => (name === 'make' ? ['make', 'model'] : name)))
  return vehicleFieldNames.filter((field) => shown.has(field))
}
