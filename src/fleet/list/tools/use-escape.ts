import { type RefObject, useEffect, useEffectEvent } from 'react'

/** Escape inside an element closes it; in a search that has a text it empties that first, as browsers do. */
export function useEscape(element: RefObject<HTMLElement | null>, onClose: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isSearch = event.target instanceof HTMLInputElement && event.target.type === 'search'
    if (event.key !== 'Escape' || (isSearch && event.target.value !== '')) return
    event.preventDefault()
    onClose()
  })

  useEffect(() => {
    const current = element.current
    const listen = (event: KeyboardEvent) => onKey(event)
    current?.addEventListener('keydown', listen)
    return () => current?.removeEventListener('keydown', listen)
  }, [element])
}
