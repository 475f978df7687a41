import { useCallback, useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { type FleetView, viewFromUrl, viewToUrl } from './fleet-view.ts'

/** Browsers refuse more than some hundred changes of the address in half a minute, and the router takes its time for each. */
const restMs = 250

/**
 * The view in the address bar, and how to change it. Typing doesn't fill the history, and doesn't wait for the address, which is
 * brought up to date when it rests, and before a click or Enter may lead away from here. Not when the page goes away: an address
 * that changes then keeps the browser from bringing the page back as it was.
 */
export function useFleetView(): [FleetView, (change: Partial<FleetView>) => void] {
  const [query, setQuery] = useSearchParams()
  const address = query.toString()
  const [view, setView] = useState(() => viewFromUrl(query))
  const [seen, setSeen] = useState(address)
  /** What was written and has not come back yet, the newest last. */
  const [written, setWritten] = useState<readonly string[]>([])

  if (seen !== address) {
    setSeen(address)
    const place = written.indexOf(address)
    // Somebody else has changed it: a link, or the Back button.
    if (place < 0) setView(viewFromUrl(query))
    setWritten(place < 0 ? [] : written.slice(place + 1))
  }

  const current = written.at(-1) ?? address
  useEffect(() => {
    const next = viewToUrl(view).toString()
    if (next === current) return
    const write = () => {
      setWritten((others) => [...others, next])
      setQuery(next, { replace: true })
    }
    // A box leads nowhere, and loses the click in whose midst it is rendered.
    const onClick = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement)) write()
    }
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Enter') write()
    }
    const timer = setTimeout(write, restMs)
    document.addEventListener('click', onClick, true)
    document.addEventListener('keydown', onKey, true)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('click', onClick, true)
      document.removeEventListener('keydown', onKey, true)
    }
  }, [view, current, setQuery])

  const change = useCallback((part: Partial<FleetView>) => setView((before) => ({ ...before, ...part })), [])
  return [view, change]
}
