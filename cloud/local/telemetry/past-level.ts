import type { Random } from '../seed/random.ts'

/** How a kind of store is filled. Percent, all of it. */
export interface Kind {
  /** In an hour. */
  readonly least: number
  readonly most: number
  /** How low it may get before it is filled. */
  readonly low: number
}

/** Filled within minutes. */
export const fuelTank: Kind = { least: 100, most: 100, low: 10 }
/** Takes some hours. */
export const tractionBattery: Kind = { least: 9, most: 24, low: 14 }

/** A tank or battery at some time in the past. */
export interface Store {
  readonly kind: Kind
  readonly level: number
  /** Up to where it is filled. */
  readonly full: number
  /** Whether it was being filled in the hour before, in which the vehicle stood. */
  readonly isFilling: boolean
}

export function storeWith(kind: Kind, level: number, random: Random): Store {
  return { kind, level, full: 86 + random.below(15), isFilling: false }
}

/** How a store stood an hour before, where so much was used in that hour. Where it can't have been fuller, it had been filled. */
export function levelBefore(store: Store, used: number, random: Random): Store {
  const { kind, full } = store
  if (!store.isFilling) {
    const level = Math.min(100, store.level + used)
    return { ...store, level, isFilling: level >= full }
  }
  const low = Math.min(store.level, kind.low + random.below(12))
  const level = store.level - (kind.least + random.next() * (kind.most - kind.least))
  return level > low ? { ...store, level } : storeWith(kind, low, random)
}
