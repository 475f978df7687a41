import type { AuditPage } from '#contract/history.ts'
import { pageSize } from '#contract/page-size.ts'
import { byteOrderMark, csvRecord } from '../export/csv-text.ts'
import { cellsOf, entryColumns } from './entry-cells.ts'
import type { EntryFilters } from './entry-filters.ts'
import type { AskEntries } from './use-entries.ts'

/** More entries than this are not exported at once, newest first. */
export const mostExported = 50_000

/** An export as far as it has come. */
export interface Collected {
  /** The file's text in pieces. */
  readonly pieces: readonly string[]
  readonly count: number
  /** Where it goes on; null where nothing is left to look at. */
  readonly cursor: string | null | undefined
  /** All that is newer has been looked at (ISO 8601, UTC). */
  readonly searchedTo: string | null
}

/** A file that has its heads only. */
export function nothingCollected(separator: string): Collected {
  const heads = byteOrderMark + csvRecord(entryColumns, separator)
  return { pieces: [heads], count: 0, cursor: undefined, searchedTo: null }
}

/** Whether an export has all that it may have. */
export function isCollected({ count, cursor }: Collected): boolean {
  return cursor === null || count >= mostExported
}

interface CollectWish {
  readonly ask: AskEntries
  readonly filters: EntryFilters
  readonly separator: string
  readonly signal: AbortSignal
}

/** An export with one page more. @throws what the API answers; it can go on from where it was. */
export async function collectPage(
  soFar: Collected,
  { ask, filters, separator, signal }: CollectWish,
): Promise<Collected> {
  const limit = String(Math.min(pageSize.most, mostExported - soFar.count))
  const cursor = soFar.cursor ?? undefined
  const page: AuditPage = await ask({ ...filters, limit, ...(cursor !== undefined && { cursor }) }, signal)
  const text = page.items.map((entry) => csvRecord(cellsOf(entry), separator)).join('')
  return {
    pieces: [...soFar.pieces, text],
    count: soFar.count + page.items.length,
    cursor: page.nextCursor,
    searchedTo: page.searchedTo,
  }
}
