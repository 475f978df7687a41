import { type CSSProperties, type Ref, useImperativeHandle, useMemo, useRef } from 'react'
import { useRestoredScroll } from '#ui/use-restored-scroll.ts'
import { useWindow } from '#ui/use-window.ts'
import type { Found } from '../search/fleet-index.ts'
import { cardColumns, columnOf, type FleetRow } from '../view/columns.ts'
import { type FleetView, type ShownColumn, viewToUrl } from '../view/fleet-view.ts'
import { useRowHeight } from './row-height.ts'
import type { Selection } from './selection.ts'
import { TableHead } from './table-head.tsx'
import { useSteadyScroll } from './use-steady-scroll.ts'
import { rowId, VehicleRow } from './vehicle-row.tsx'

/** What the keyboard needs of the table. */
export interface TableHandle {
  readonly element: HTMLElement
  /** How many rows fit on the screen. */
  pageRows(): number
  /** Scrolls until the row at a place can be seen. */
  reveal(place: number): void
}

interface VehicleTableProps {
  readonly found: Found
  readonly view: FleetView
  readonly onChange: (change: Partial<FleetView>) => void
  /** The scroll position is kept under this name, for coming back from a vehicle. */
  readonly scrollKey: string
  readonly selection: Selection
  readonly onSelect: (vehicleIds: readonly string[], selected: boolean) => void
  /** The vehicle that has the keyboard's attention. */
  readonly active: string | null
  readonly mayTelemetry: boolean
  readonly handle: Ref<TableHandle>
}

/** The fleet as a table of which only the rows on screen exist. Plain elements, see performance.md. */
export function VehicleTable(props: VehicleTableProps) {
  const { found, view, onChange, scrollKey, selection, onSelect, active, mayTelemetry, handle } = props
  const scroller = useRef<HTMLDivElement>(null)
  const { height, isCard } = useRowHeight(view.density)
  const { first, end } = useWindow(scroller, found.count, height)
  useRestoredScroll(scroller, scrollKey)
  const question = useMemo(() => questionOf(view), [view])
  useSteadyScroll(scroller, found, question, height)
  useImperativeHandle(handle, () => tableHandle(scroller, height), [height])

  // Scrolling changes the rows only.
  const style = useMemo(() => columnStyle(view.columns, height), [view.columns, height])
  const head = useMemo(
    () => (
      <TableHead
        view={view}
        onChange={onChange}
        selected={selectedPart(found, selection)}
        onSelectAll={(selected) =>
          onSelect(
            found.rows().map(({ vehicle }) => vehicle.vehicleId),
            selected,
          )
        }
      />
    ),
    [view, onChange, found, selection, onSelect],
  )
  const rows: FleetRow[] = []
  for (let place = first; place < end; place += 1) {
    const row = found.row(place)
    if (row) rows.push(row)
  }
  const isActiveShown = active !== null && rows.some(({ vehicle }) => vehicle.vehicleId === active)
  return (
    <div
      className={isCard ? 'vehicles cards' : 'vehicles'}
      style={style}
      role="grid"
      aria-label="Vehicles"
      aria-multiselectable="true"
      aria-rowcount={found.count + 1}
      aria-colcount={(isCard ? shownOnCards : view.columns).length + 1}
      aria-activedescendant={isActiveShown ? rowId(active) : undefined}
      ref={scroller}
      tabIndex={0}
    >
      {head}
      <div className="vehicles-body" role="rowgroup" style={{ height: found.count * height }}>
        {rows.map((row, index) => (
          <VehicleRow
            key={row.vehicle.vehicleId}
            row={row}
            columns={isCard ? shownOnCards : view.columns}
            rowIndex={first + index + 2}
            top={(first + index) * height}
            isSelected={selection.has(row.vehicle.vehicleId)}
            isActive={row.vehicle.vehicleId === active}
            mayTelemetry={mayTelemetry}
          />
        ))}
      </div>
    </div>
  )
}

const shownOnCards: readonly ShownColumn[] = cardColumns.map((name) => ({ name }))

/** What decides which rows there are, and their order. */
function questionOf(view: FleetView): string {
  return viewToUrl({ ...view, columns: [], density: 'normal', layout: 'table' }).toString()
}

function columnStyle(columns: readonly ShownColumn[], height: number): CSSProperties {
  const widths = columns.map(({ name, width }) => width ?? columnOf(name).width)
  const tracks = columns.map(({ width }, index) =>
    width ? `${width}rem` : `minmax(${widths[index]}rem, ${widths[index]}fr)`,
  )
  const least = widths.reduce((sum, width) => sum + width + 0.75, 4)
  const style = { '--columns': tracks.join(' '), '--least': `${least}rem`, '--row': `${height}px` }
  return style as CSSProperties
}

/** Looks no further than it must: with nothing selected, at none of the rows. */
function selectedPart(found: Found, selection: Selection): 'all' | 'some' | 'none' {
  if (selection.size === 0) return 'none'
  let selected = 0
  for (let place = 0; place < found.count; place += 1) {
    if (selection.has(found.row(place)?.vehicle.vehicleId ?? '')) selected += 1
    if (selected > 0 && selected <= place) return 'some'
  }
  return selected > 0 ? 'all' : 'none'
}

function tableHandle(scroller: { readonly current: HTMLElement | null }, height: number): TableHandle {
  const element = scroller.current ?? document.body
  const headHeight = () => element.querySelector('.vehicles-head')?.clientHeight ?? 0
  const visible = () => element.clientHeight - headHeight()
  return {
    element,
    pageRows: () => Math.max(1, Math.floor(visible() / height) - 1),
    reveal(place) {
      const top = place * height
      if (top < element.scrollTop) element.scrollTop = top
      else if (top + height > element.scrollTop + visible()) element.scrollTop = top + height - visible()
    },
  }
}
