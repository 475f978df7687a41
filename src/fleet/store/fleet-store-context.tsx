import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Feed, FeedState } from './feed.ts'
import type { FleetStore } from './fleet-store.ts'
import type { Keyed } from './records.ts'

const FleetStoreContext = createContext<FleetStore | null>(null)

export const FleetStoreProvider = FleetStoreContext.Provider

/** The fleet in memory. @throws {Error} outside of the app */
export function useFleetStore(): FleetStore {
  const store = useContext(FleetStoreContext)
  if (!store) throw new Error('useFleetStore needs a FleetStoreProvider above it')
  return store
}

const nothing: FeedState<never> = { items: [], complete: true, error: null }
const never = () => () => {}

/** What a feed knows, kept up to date; of none, nothing. */
export function useFeed<Item extends Keyed>(feed: Feed<Item> | null): FeedState<Item> {
  return useSyncExternalStore(feed?.subscribe ?? never, feed?.state ?? (() => nothing))
}
