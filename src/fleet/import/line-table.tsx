import { useRef } from 'react'
import { useMedia } from '#ui/use-media.ts'
import { useWindow } from '#ui/use-window.ts'
import { countWords } from '../words.ts'

/** Heights in pixels; import.css has the same. */
const rowHeight = { wide: 52, narrow: 116 } as const
const headHeight = { wide: 36, narrow: 0 } as const
const mostHeight = 460

interface LineTableProps {
  readonly label: string
  /** The heads of the columns, the first of which has the line. */
  readonly heads: readonly string[]
  /** The texts of each row. */
  readonly rows: readonly (readonly string[])[]
}

/** A table of lines of the file, of which only what is on screen exists. */
export function LineTable({ label, heads, rows }: LineTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const size = useMedia('(max-width: 47.99rem)') ? 'narrow' : 'wide'
  const height = rowHeight[size]
  const { first, end } = useWindow(scroller, rows.length, height)
  const whole = rows.length * height
  return (
    <div
      className={`lines lines-${heads.length}`}
      role="table"
      aria-label={`${label}, ${countWords(rows.length)} rows`}
      aria-rowcount={rows.length + 1}
      ref={scroller}
      // The rows scroll in here, so the keyboard must be able to get here.
      tabIndex={0}
      style={{ height: Math.min(headHeight[size] + whole, mostHeight) }}
    >
      <div className="lines-head" role="row" aria-rowindex={1}>
        {heads.map((head) => (
          <div key={head} role="columnheader">
            {head}
          </div>
        ))}
      </div>
      <div className="lines-body" role="rowgroup" style={{ height: whole }}>
        {rows.slice(first, end).map((cells, index) => (
          <div
            key={first + index}
            className="lines-row"
            role="row"
            aria-rowindex={first + index + 2}
            style={{ transform: `translateY(${(first + index) * height}px)` }}
          >
            {cells.map((cell, column) => (
              <div key={heads[column]} role="cell">
                <span>{cell}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
