import type { Page } from '#contract/page.ts'
import { pageSize } from '#contract/page-size.ts'
import { isFailure } from '../api/api-error.ts'
import { type Keyed, Records } from './records.ts'

/** What a feed asks for: a page of everything, or with `updatedSince` of what has changed since then. */
export interface FeedQuery {
  readonly limit: string
  readonly cursor?: string
  readonly updatedSince?: string
}

/** Where a feed's records come from. */
export interface FeedSource<Item> {
  list(query: FeedQuery, signal: AbortSignal): Promise<Page<Item>>
  isNewer(one: Item, than: Item): boolean
}

/** What is known of the tenant's records. The same object as long as nothing of it changes. */
export interface FeedState<Item> {
  readonly items: readonly Item[]
  /** Whether every page has arrived. */
  readonly complete: boolean
  /** Why the last request failed; null where it did not. */
  readonly error: Error | null
}

/** The first page is small, so that rows are painted early; the others are as large as they may be. */
const firstPage = pageSize.default

/** Whatever is shown is indexed as a whole: while it arrives, that is worth its time when there is this much more. */
const worthShowing = 1.1

/** The index of changes follows the table within moments, so what is this much older is asked for once more. */
const overlapMs = 30_000

/**
 * All records of a kind, one a vehicle: fetched once, page after page, and from then on only what has changed. Kept in memory
 * only. What fails leaves everything as it is, and goes on from there the next time.
 */
export class Feed<Item extends Keyed> {
  readonly #source: FeedSource<Item>
  readonly #listeners = new Set<() => void>()
  readonly #end = new AbortController()
  #records: Records<Item>
  #cursor: string | null = null
  #asOf: string | null = null
  #state: FeedState<Item> = { items: [], complete: false, error: null }
  #running: Promise<void> | undefined
  #syncedAt: number | null = null

  constructor(source: FeedSource<Item>) {
    this.#source = source
    this.#records = new Records(source.isNewer)
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): FeedState<Item> => this.#state

  /** When everything here was last known to be up to date, by our own clock (ms since 1970); null before the first time. */
  readonly syncedAt = (): number | null => this.#syncedAt

  get(vehicleId: string): Item | undefined {
    return this.#records.get(vehicleId)
  }

  /** Puts a record that was just read or written among the others. */
  put(item: Item): void {
    this.putAll([item])
  }

  /** The same for many, at the price of one: each call makes a new list. */
  putAll(items: readonly Item[]): void {
    // A list that has not begun to arrive brings them anyway, in their places.
    if (this.#state.items.length === 0 || items.length === 0) return
    this.#records.merge(items)
    this.#show({})
  }

  /** Fetches what is missing, or what has changed. Who asks meanwhile waits for the same. Never rejects: see `error`. */
  sync(): Promise<void> {
    this.#running ??= this.#sync().finally(() => (this.#running = undefined))
    return this.#running
  }

  /** Gives up what is under way; nothing is fetched any more. */
  end(): void {
    this.#end.abort()
  }

  async #sync(): Promise<void> {
    if (this.#end.signal.aborted) return
    try {
      await (this.#state.complete ? this.#changes() : this.#rest())
      this.#syncedAt = Date.now()
      this.#show({ error: null })
    } catch (error) {
      if (this.#end.signal.aborted) return
      this.#show({ error: error instanceof Error ? error : new Error(String(error)) })
    }
  }

  async #rest(): Promise<void> {
    do {
      const page = await this.#page()
      this.#asOf ??= page.asOf
      this.#cursor = page.nextCursor
      this.#records.merge(page.items)
      const complete = page.nextCursor === null
      const { items, error } = this.#state
      if (complete || error || this.#records.items.length >= items.length * worthShowing) {
        this.#show({ complete, error: null })
      }
    } while (this.#cursor !== null)
  }

  async #page(): Promise<Page<Item>> {
    const limit = String(this.#cursor === null ? firstPage : pageSize.most)
    try {
      return await this.#list({ limit, ...(this.#cursor !== null && { cursor: this.#cursor }) })
    } catch (error) {
      // Too long ago, or from before the API was changed: what is here stays, what is missing comes along.
      if (this.#cursor === null || !isFailure(error, 'cursor_invalid')) throw error
      this.#cursor = null
      return this.#page()
    }
  }

  async #changes(): Promise<void> {
    const updatedSince = new Date(Date.parse(this.#asOf ?? '') - overlapMs).toISOString()
    let asOf: string | null = null
    let cursor: string | null = null
    try {
      do {
        const query: FeedQuery = {
          limit: String(pageSize.most),
          updatedSince,
          ...(cursor !== null && { cursor }),
        }
        const page: Page<Item> = await this.#list(query)
        asOf ??= page.asOf
        cursor = page.nextCursor
        this.#records.merge(page.items)
        this.#records.remove(page.removed ?? [])
      } while (cursor !== null)
      this.#asOf = asOf
    } catch (error) {
      if (!isFailure(error, 'changes_expired')) throw error
      await this.#startOver()
    }
  }

  /** So long ago that changes are no longer told: everything anew, while what is here stays on screen. */
  async #startOver(): Promise<void> {
    const records = new Records(this.#source.isNewer)
    let asOf: string | null = null
    let cursor: string | null = null
    do {
      const query: FeedQuery = { limit: String(pageSize.most), ...(cursor !== null && { cursor }) }
      const page: Page<Item> = await this.#list(query)
      asOf ??= page.asOf
      cursor = page.nextCursor
      records.merge(page.items)
    } while (cursor !== null)
    this.#records = records
    this.#asOf = asOf
  }

  #list(query: FeedQuery): Promise<Page<Item>> {
    return this.#source.list(query, this.#end.signal)
  }

  /** Nobody is told where nothing has changed. */
  #show(part: Partial<FeedState<Item>>): void {
    const next = { ...this.#state, ...part, items: this.#records.items }
    const { items, complete, error } = this.#state
    if (next.items === items && next.complete === complete && next.error === error) return
    this.#state = next
    for (const listener of this.#listeners) listener()
  }
}
