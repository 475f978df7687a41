import { type ReactNode, useRef } from 'react'
import { useMedia } from '#ui/use-media.ts'
import { useWindow } from '#ui/use-window.ts'
import { useFleetStore } from '../store/fleet-store-context.tsx'
import { countWords } from '../words.ts'

/** Heights of a row in pixels; bulk.css clips what is longer. */
const rowHeight = { wide: 84, narrow: 152 } as const
const mostHeight = 340

/** What there is to say of one vehicle. */
export interface VehicleLine {
  readonly vehicleId: string
  readonly words: string
  readonly requestId?: string | undefined
  /** What can be done about it. */
  readonly actions?: ReactNode
}

interface VehicleLinesProps {
  readonly label: string
  readonly lines: readonly VehicleLine[]
}

/** Vehicles by their plates, each with what there is to say of it; only the rows on screen exist. */
export function VehicleLines({ label, lines }: VehicleLinesProps) {
  const store = useFleetStore()
  const scroller = useRef<HTMLDivElement>(null)
  const height = useMedia('(max-width: 47.99rem)') ? rowHeight.narrow : rowHeight.wide
  const { first, end } = useWindow(scroller, lines.length, height)
  const whole = lines.length * height
  return (
    <div
      className="bulk-lines"
      role="table"
      aria-label={`${label}, ${countWords(lines.length)} rows`}
      aria-rowcount={lines.length}
      // The rows scroll in here, so the keyboard must be able to get here.
      tabIndex={0}
      ref={scroller}
      style={{ height: Math.min(whole, mostHeight) }}
    >
      <div role="rowgroup" className="bulk-lines-body" style={{ height: whole }}>
        {lines.slice(first, end).map(({ vehicleId, words, requestId, actions }, index) => (
          <div
            key={vehicleId}
            className="bulk-line"
            role="row"
            aria-rowindex={first + index + 1}
            style={{ height, transform: `translateY(${(first + index) * height}px)` }}
          >
            <div role="rowheader">{store.vehicles.get(vehicleId)?.licensePlate ?? vehicleId}</div>
            <div role="cell" className="bulk-words">
              <span>{words}</span>
              {requestId && <small>Request {requestId}</small>}
            </div>
            {actions && (
              <div role="cell" className="actions">
                {actions}
              </div>
            )}
          </div>
        ))}
      </div>
    </div>
  )
}
