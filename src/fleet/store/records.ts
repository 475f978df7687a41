/** A record of one vehicle. */
export interface Keyed {
  readonly vehicleId: string
}

/**
 * Records in the order in which they came. A change makes a new list, in which every record that has not changed is the same
 * object at the same place, so that whoever draws or indexes them sees by `===` what has.
 */
export class Records<Item extends Keyed> {
  readonly #isNewer: (one: Item, than: Item) => boolean
  #items: readonly Item[] = []
  #positions = new Map<string, number>()

  constructor(isNewer: (one: Item, than: Item) => boolean) {
    this.#isNewer = isNewer
  }

  get items(): readonly Item[] {
    return this.#items
  }

  get(vehicleId: string): Item | undefined {
    const position = this.#positions.get(vehicleId)
    return position === undefined ? undefined : this.#items[position]
  }

  /** Takes in what is new, or newer than what is here. */
  merge(incoming: readonly Item[]): void {
    let next: Item[] | undefined
    for (const item of incoming) {
      const items = next ?? this.#items
      const position = this.#positions.get(item.vehicleId)
      const known = position === undefined ? undefined : items[position]
      if (known && !this.#isNewer(item, known)) continue
      next ??= [...this.#items]
      if (position === undefined) this.#positions.set(item.vehicleId, next.push(item) - 1)
      else next[position] = item
    }
    if (next) this.#items = next
  }

  remove(vehicleIds: readonly string[]): void {
    const gone = new Set(vehicleIds.filter((vehicleId) => this.#positions.has(vehicleId)))
    if (gone.size === 0) return
    this.#items = this.#items.filter(({ vehicleId }) => !gone.has(vehicleId))
    this.#positions = new Map(this.#items.map(({ vehicleId }, position) => [vehicleId, position]))
  }
}
