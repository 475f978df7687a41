import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { type ColumnName, columnOf } from '../../../view/columns.ts'
import { columnWidths } from '../../../view/fleet-view.ts'
import { leastOf, possibleWidth, remPixels, withTrack } from './column-tracks.ts'
import './column-handle.css'

interface ColumnHandleProps {
  readonly name: ColumnName
  readonly place: number
  /** In rem, where somebody has set it. */
  readonly width: number | undefined
  /** Has the widths of all columns as `--columns`, and their sum as `--least`. */
  readonly grid: HTMLElement
  readonly head: HTMLElement
  /** Without a width as usual. */
  readonly onResize: (width?: number) => void
}

/** How far a key goes, in rem. */
const stepRem = 0.5

/** Resizes a column: dragged, or with the keys of a slider (WAI-ARIA). Double-clicked, or by Enter, it is as usual. */
export function ColumnHandle({ name, place, width, grid, head, onResize }: ColumnHandleProps) {
  const drag = useRef<Drag>(null)
  const { words, width: usual } = columnOf(name)
  const shown = width ?? usual

  const onKeyDown = (event: KeyboardEvent) => {
    const next = widthByKey(event, shown)
    if (event.key === 'Escape' && drag.current) drag.current.cancel()
    else if (event.key === 'Enter' || event.key === 'Delete' || event.key === 'Backspace') onResize()
    else if (next !== null) onResize(next)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = beginDrag(grid, place, event.clientX, head.getBoundingClientRect().width)
  }
  const end = () => {
    const next = drag.current?.width()
    drag.current = null
    if (next !== undefined) onResize(next)
  }

  return (
    <div
      className="column-handle"
      role="slider"
      aria-orientation="horizontal"
      aria-label={`Width of ${words}`}
      aria-valuemin={columnWidths.least}
      aria-valuemax={columnWidths.most}
      aria-valuenow={shown}
      aria-valuetext={width === undefined ? 'as usual' : `${width} rem`}
      tabIndex={0}
      title="Drag to resize, double-click for the usual width"
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={({ clientX }) => drag.current?.to(clientX)}
      onPointerUp={end}
      onPointerCancel={() => {
        drag.current?.cancel()
        drag.current = null
      }}
      onDoubleClick={() => onResize()}
    />
  )
}

function widthByKey({ key, shiftKey }: KeyboardEvent, width: number): number | null {
  const step = shiftKey ? 4 * stepRem : stepRem
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return possibleWidth(width - step)
    case 'ArrowRight':
    case 'ArrowUp':
      return possibleWidth(width + step)
    case 'Home':
      return columnWidths.least
    case 'End':
      return columnWidths.most
    default:
      return null
  }
}

/** A width that follows the pointer on screen, before it is part of the view. */
interface Drag {
  to(clientX: number): void
  cancel(): void
  /** Undefined where the pointer has not moved. */
  width(): number | undefined
}

function beginDrag(grid: HTMLElement, place: number, startX: number, startPixels: number): Drag {
  const tracks = grid.style.getPropertyValue('--columns')
  const least = grid.style.getPropertyValue('--least')
  const others = Number.parseFloat(least) - leastOf(tracks, place)
  let width: number | undefined
  return {
    to(clientX) {
      if (width === undefined && Math.abs(clientX - startX) < 3) return
      width = possibleWidth((startPixels + clientX - startX) / remPixels())
      grid.style.setProperty('--columns', withTrack(tracks, place, width))
      grid.style.setProperty('--least', `${others + width}rem`)
    },
    cancel() {
      width = undefined
      grid.style.setProperty('--columns', tracks)
      grid.style.setProperty('--least', least)
    },
    width: () => width,
  }
}
