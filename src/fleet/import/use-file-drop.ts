import { type RefObject, useEffect, useState } from 'react'

/** Lets a file be dropped on an element, which says so while one is over it; not where `onFile` is null. */
export function useFileDrop(
  zone: RefObject<HTMLElement | null>,
  onFile: ((file: File) => void) | null,
): { readonly isOver: boolean } {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const element = zone.current
    if (!element) return
    const over = (event: DragEvent) => {
      // Without this the browser would open the file in place of the page.
      event.preventDefault()
      setOver(onFile !== null)
    }
    const leave = () => setOver(false)
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      const [file] = event.dataTransfer?.files ?? []
      if (file) onFile?.(file)
    }
    element.addEventListener('dragover', over)
    element.addEventListener('dragleave', leave)
    element.addEventListener('drop', drop)
    return () => {
      element.removeEventListener('dragover', over)
      element.removeEventListener('dragleave', leave)
      element.removeEventListener('drop', drop)
    }
  }, [zone, onFile])
  return { isOver }
}
