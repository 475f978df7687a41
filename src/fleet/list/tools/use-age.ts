import { useSyncExternalStore } from 'react'
import type { Feed } from '../../store/feed.ts'
import type { Keyed } from '../../store/records.ts'

const minute = 60_000
const lookMs = 5_000

function subscribe(look: () => void): () => void {
  const timer = setInterval(look, lookMs)
  return () => clearInterval(timer)
}

/** How many whole minutes ago a feed was last up to date; 0 while it is, and as long as it has never been. */
export function useAge<Item extends Keyed>(feed: Feed<Item> | null): number {
  return useSyncExternalStore(subscribe, () => {
    const syncedAt = feed?.syncedAt() ?? null
    return syncedAt === null ? 0 : Math.max(0, Math.floor((Date.now() - syncedAt) / minute))
  })
}
