import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import { useCaller } from '#auth/caller-context.tsx'
import type { AuditEntry, AuditPage } from '#contract/history.ts'
import { queryKey } from '../api/query-key.ts'
import { type EntryFilters, filtersToUrl } from './entry-filters.ts'

/** What a page of entries is asked for with. */
export type PageWish = EntryFilters & { readonly limit: string; readonly cursor?: string }

/** Asks for one page, newest first. */
export type AskEntries = (query: PageWish, signal: AbortSignal) => Promise<AuditPage>

interface EntriesWish {
  /** Under which the pages are cached, apart from the filters. */
  readonly key: readonly string[]
  readonly ask: AskEntries
  readonly filters: EntryFilters
  readonly pageSize: number
}

/** The newest entries that match, and how to get at older ones. */
export interface Entries {
  /** Undefined while the first page is on its way. */
  readonly entries: readonly AuditEntry[] | undefined
  readonly hasMore: boolean
  /** All that is newer has been looked at; null where that is everything, or not known. */
  readonly searchedTo: string | null
  readonly error: Error | null
  readonly isLoadingMore: boolean
  readonly isReloading: boolean
  /** One page more; whether there are still others after it. */
  readonly loadMore: () => Promise<boolean>
  /** Everything again, with what is new. */
  readonly reload: () => void
}

/** Reads audit entries page by page. Whoever invalidates the key has all of them read again, the newest first. */
export function useEntries({ key, ask, filters, pageSize }: EntriesWish): Entries {
  const caller = useCaller()
  const query = useInfiniteQuery<AuditPage, Error, InfiniteData<AuditPage>, readonly string[], string | null>(
    {
      queryKey: queryKey(caller, ...key, filtersToUrl(filters).toString()),
      queryFn: ({ pageParam, signal }) =>
        ask(
          { ...filters, limit: String(pageSize), ...(pageParam !== null && { cursor: pageParam }) },
          signal,
        ),
      initialPageParam: null,
      getNextPageParam: ({ nextCursor }) => nextCursor,
      // Coming back to the tab must not cost a call for each page that was once looked at.
      refetchOnWindowFocus: ({ state }) => (state.data?.pages.length ?? 0) <= 1,
    },
  )
  const { data, error, hasNextPage, isFetchingNextPage, isRefetching, fetchNextPage, refetch } = query
  return {
    entries: data?.pages.flatMap(({ items }) => items),
    hasMore: hasNextPage,
    searchedTo: data?.pages.at(-1)?.searchedTo ?? null,
    error,
    isLoadingMore: isFetchingNextPage,
    isReloading: isRefetching && !isFetchingNextPage,
    loadMore: async () => (await fetchNextPage({ cancelRefetch: false })).hasNextPage,
    reload: () => void refetch(),
  }
}
