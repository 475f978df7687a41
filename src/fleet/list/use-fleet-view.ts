import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { type FleetView, viewFromUrl, viewToUrl } from './fleet-view.ts'

/** The view in the address bar, and how to change it. Typing doesn't fill the history. */
export function useFleetView(): [FleetView, (change: Partial<FleetView>) => void] {
  const [query, setQuery] = useSearchParams()
  // The same object as long as the address is the same: filtering and sorting hang on it.
  const view = useMemo(() => viewFromUrl(query), [query])
  const change = useCallback(
    (part: Partial<FleetView>) =>
      setQuery((current) => viewToUrl({ ...viewFromUrl(current), ...part }), { replace: true }),
    [setQuery],
  )
  return [view, change]
}
