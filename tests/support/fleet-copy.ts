import type { AnyPage } from './pages.ts'

/** Somebody's copy of a list, kept up by asking for what has changed. */
export class FleetCopy {
  readonly #items = new Map<string, object>()

  /** The copy in the order of vehicleId. */
  items(): readonly object[] {
    return [...this.#items].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, item]) => item)
  }

  /** What is removed is gone, whatever else the pages hold of it: an id is never used again. */
  take(pages: readonly AnyPage[]): void {
    for (const item of pages.flatMap(({ items }) => items)) this.#items.set(item.vehicleId, item)
    for (const vehicleId of pages.flatMap(({ removed = [] }) => removed)) this.#items.delete(vehicleId)
  }
}
