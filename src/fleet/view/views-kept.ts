import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useCaller } from '#auth/caller-context.tsx'
import { onKeptChange, readKept, writeKept } from '#auth/kept-storage.ts'
import { type NamedView, viewsFromText, viewsToText } from './views.ts'

const item = 'views'

type Change = (views: readonly NamedView[]) => readonly NamedView[]

/** The person's views of their tenant, as every tab of this browser knows them, and how to change them: false where there is no room. */
export function useViews(): readonly [views: readonly NamedView[], change: (change: Change) => boolean] {
  const caller = useCaller()
  const text = useSyncExternalStore(onKeptChange, () => readKept(caller, item))
  const views = useMemo(() => viewsFromText(text), [text])
  const change = useCallback(
    // Another tab may have written since.
    (next: Change) => writeKept(caller, item, viewsToText(next(viewsFromText(readKept(caller, item))))),
    [caller],
  )
  return [views, change]
}
