import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { Found } from '../search/fleet-index.ts'

/**
 * Keeps the first row on screen where it is while others come, go and move above it; what a new question finds is shown from its
 * beginning. `question`: what decides which rows there are and in which order.
 */
export function useSteadyScroll(
  scroller: RefObject<HTMLElement | null>,
  found: Found,
  question: string,
  rowHeight: number,
): void {
  const before = useRef({ found, question, rowHeight })

  useLayoutEffect(() => {
    const last = before.current
    before.current = { found, question, rowHeight }
    const element = scroller.current
    if (!element || element.scrollTop === 0) return
    if (last.question !== question) {
      element.scrollTo({ top: 0 })
      return
    }
    if (last.found === found && last.rowHeight === rowHeight) return
    const place = Math.floor(element.scrollTop / last.rowHeight)
    const first = last.found.row(place)
    if (
      !first ||
      (last.rowHeight === rowHeight && found.row(place)?.vehicle.vehicleId === first.vehicle.vehicleId)
    )
      return
    const now = found.placeOf(first.vehicle.vehicleId)
    if (now >= 0) element.scrollBy({ top: now * rowHeight - place * last.rowHeight })
  }, [scroller, found, question, rowHeight])
}
