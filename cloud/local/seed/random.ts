import { createHash } from 'node:crypto'

/** Numbers that look random and are the same on every machine. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number
  /** A whole number, at least 0, less than `end`. */
  below(end: number): number
  pick<Item>(items: readonly Item[]): Item
  /** More often those of greater weight. */
  pickWeighted<Item extends { readonly weight: number }>(items: readonly Item[]): Item
  /** True in `share` of the cases. */
  chance(share: number): boolean
}

/** The sequence that belongs to a text: mulberry32, begun at the text's hash. */
export function randomFor(text: string): Random {
  let state = createHash('sha256').update(text).digest().readUInt32LE(0)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number) => Math.floor(next() * end)
  return {
    next,
    below,
    pick: (items) => itemAt(items, below(items.length)),
    pickWeighted(items) {
      let left = next() * items.reduce((sum, { weight }) => sum + weight, 0)
      return items.find(({ weight }) => (left -= weight) < 0) ?? itemAt(items, items.length - 1)
    },
    chance: (share) => next() < share,
  }
}

function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new Error('Expected a list with something in it')
  return item
}
