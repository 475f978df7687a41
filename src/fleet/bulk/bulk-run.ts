import { inParallel } from '../in-parallel.ts'
import type { Keyed } from '../store/records.ts'
import { mayBeDone, OneFailed, reachOf } from './failure-reach.ts'
import type { Outcome, OutcomeCounts, OutcomeKind } from './outcome.ts'

/** An item, and what came of it so far. */
export interface RunEntry<Item, Done, Conflict> {
  readonly item: Item
  readonly outcome: Outcome<Done, Conflict>
}

/** How far a run is. The same object as long as nothing is told anew. */
export interface RunState {
  readonly running: boolean
  readonly counts: OutcomeCounts
  /** What has cut it off, if anything. */
  readonly failure: Error | null
}

/** Does one item. `isRetry`: it was sent before, and nobody knows whether it was done. @throws for what is reported as failed. */
export type Work<Item, Done, Conflict> = (item: Item, isRetry: boolean) => Promise<Outcome<Done, Conflict>>

/** As many calls as are under way together; and as many failures in a row as say that it is not the vehicle's fault. */
export const atOnce = 6

/** A screen reads no faster, and thousands of answers cost one list of the fleet each time, not thousands. */
export const tellMs = 100

/** Where nothing at all has happened for so long the computer has slept: what was asked for before that is not begun after it. */
export const longestSilenceMs = 60_000

/**
 * Does one thing with many vehicles, at most six at a time. It may be stopped, or cut off, and sent again: what is under way is
 * finished and counted, and what is done is never sent again.
 */
export class BulkRun<Item extends Keyed, Done, Conflict = never> {
  readonly #work: Work<Item, Done, Conflict>
  readonly #beforeTold: () => void
  readonly #entries = new Map<string, RunEntry<Item, Done, Conflict>>()
  readonly #counts = { done: 0, same: 0, conflict: 0, failed: 0, unsure: 0, waiting: 0 }
  readonly #listeners = new Set<() => void>()
  #stop = new AbortController()
  #timer: ReturnType<typeof setTimeout> | undefined
  #failedInARow = 0
  #aliveAt = 0
  #state: RunState

  /** `beforeTold`: called each time before whoever listens is told of news. */
  constructor(items: readonly Item[], work: Work<Item, Done, Conflict>, beforeTold: () => void = () => {}) {
    this.#work = work
    this.#beforeTold = beforeTold
    for (const item of items) this.#settle(item, { kind: 'waiting' })
    this.#state = { running: false, counts: { ...this.#counts }, failure: null }
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): RunState => this.#state

  /** Of how many vehicles. */
  get total(): number {
    return this.#entries.size
  }

  /** Everything that came to one of these, in the order in which it was given. */
  entriesOf(...kinds: readonly OutcomeKind[]): readonly RunEntry<Item, Done, Conflict>[] {
    return [...this.#entries.values()].filter(({ outcome }) => kinds.includes(outcome.kind))
  }

  /** Begins no other call. What is under way is finished and counted. */
  readonly stop = (): void => this.#stop.abort()

  /**
   * Sends these, each in place of the item of the same vehicle, unless something is being sent. Settles when nothing is under way
   * any more; never rejects: `state` says what has come of it.
   */
  async send(items: readonly Item[]): Promise<void> {
    if (this.#state.running) return
    this.#stop = new AbortController()
    this.#failedInARow = 0
    this.#aliveAt = Date.now()
    this.#tell({ running: true, failure: null })
    let failure: Error | null = null
    try {
      await inParallel(items, atOnce, this.#stop.signal, (item) => this.#one(item))
    } catch (error) {
      failure = asError(error)
    }
    this.#tell({ running: false, failure })
  }

  async #one(item: Item): Promise<void> {
    const wasUnsure = this.#entries.get(item.vehicleId)?.outcome.kind === 'unsure'
    try {
      const outcome = await this.#work(item, wasUnsure)
      this.#failedInARow = 0
      this.#settle(item, outcome)
    } catch (thrown) {
      const error = asError(thrown)
      const reach = reachOf(error)
      this.#failedInARow = reach === 'one' ? 0 : this.#failedInARow + 1
      // A refusal now says nothing about an earlier try that may have been carried out.
      if (mayBeDone(error) || (wasUnsure && !(error instanceof OneFailed)))
        this.#settle(item, { kind: 'unsure', error })
      else this.#settle(item, reach === 'all' ? { kind: 'waiting' } : { kind: 'failed', error })
      if (reach === 'all' || this.#failedInARow >= atOnce) throw error
    }
    const silence = Date.now() - this.#aliveAt
    this.#aliveAt = Date.now()
    if (silence > longestSilenceMs) {
      throw new Error(
        'Nothing has happened for more than a minute, as when a computer sleeps. The rest was not sent.',
      )
    }
  }

  #settle(item: Item, outcome: Outcome<Done, Conflict>): void {
    const before = this.#entries.get(item.vehicleId)
    if (before) this.#counts[before.outcome.kind] -= 1
    this.#counts[outcome.kind] += 1
    this.#entries.set(item.vehicleId, { item, outcome })
    if (before) this.#timer ??= setTimeout(() => this.#tell({}), tellMs)
  }

  #tell(part: Partial<RunState>): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#beforeTold()
    this.#state = { ...this.#state, ...part, counts: { ...this.#counts } }
    for (const listener of this.#listeners) listener()
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}
