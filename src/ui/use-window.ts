import { type RefObject, useLayoutEffect, useState } from 'react'

/** The part of a long list that is on screen: indexes from `first` up to, not including, `end`. */
export interface ListWindow {
  readonly first: number
  readonly end: number
}

/** Rows rendered at least beyond the edges, so that a fast scroll doesn't show blanks. */
const overscan = 3

/** Rows come and go by so many at a time: most frames of a scroll then render nothing. */
const step = 8

/**
 * Which of `count` rows, each `rowHeight` pixels high, a scrolling element shows. Rows of one height need no measuring,
 * which is why this is no library (performance.md, P4).
 */
export function useWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): ListWindow {
  const [shown, setShown] = useState<ListWindow>({ first: 0, end: 3 * step })

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () => {
      const top = element.scrollTop / rowHeight
      const bottom = top + element.clientHeight / rowHeight
      const first = Math.max(0, step * Math.floor((top - overscan) / step))
      const end = step * Math.ceil((bottom + overscan) / step)
      setShown((before) => (before.first === first && before.end === end ? before : { first, end }))
    }
    measure()
    element.addEventListener('scroll', measure, { passive: true })
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    return () => {
      element.removeEventListener('scroll', measure)
      resized.disconnect()
    }
  }, [scroller, rowHeight])

  return { first: Math.min(shown.first, Math.max(0, count - 1)), end: Math.min(shown.end, count) }
}
