import { type RefObject, useLayoutEffect } from 'react'

const positions = new Map<string, number>()

/** Remembers how far an element was scrolled under a name, and scrolls back when it is shown under that name again. */
export function useRestoredScroll(scroller: RefObject<HTMLElement | null>, name: string): void {
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const top = positions.get(name)
    if (top === undefined) positions.set(name, element.scrollTop)
    else element.scrollTo({ top })
    const remember = () => positions.set(name, element.scrollTop)
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [scroller, name])
}
