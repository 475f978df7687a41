import { type RefObject, useLayoutEffect } from 'react'

/**
 * Gives the focus to the title of a part that a button has opened, and back to that button if it is inside when the part goes. A
 * part that was there with the page takes nobody's focus.
 */
export function useFocusInside(part: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = part.current
    const opener = document.activeElement
    if (opener instanceof HTMLButtonElement) element?.querySelector<HTMLElement>('.tool-title')?.focus()
    return () => {
      if (opener instanceof HTMLElement && element?.contains(document.activeElement)) opener.focus()
    }
  }, [part])
}
