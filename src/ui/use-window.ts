import { type RefObject, useLayoutEffect, useState } from 'react'

/** The part of a long list that is on screen: indexes from `first` up to, not including, `end`. */
export interface ListWindow {
  readonly first: number
  readonly end: number
}

/** Rows rendered beyond the edges, so that a fast scroll doesn't show blanks. */
const overscan = 6

/**
 * Which of `count` rows, each `rowHeight` pixels high, a scrolling element shows. Rows of one height need no measuring,
 * which is why this is no library (performance.md, P4).
 */
export function useWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): ListWindow {
  const [shown, setShown] = useState<ListWindow>({ first: 0, end: 40 })

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () => {
      const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - overscan)
      const end = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + overscan
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
