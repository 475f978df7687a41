/** A request and its answer. Times in milliseconds since 1970. */
export interface Exchange {
  readonly method: string
  readonly path: string
  readonly isPreflight: boolean
  readonly beganAt: number
  /** When the answer's first bytes were there; Infinity where none has come. */
  readonly answeredAt: number
}

/**
 * The longest chain of exchanges in which each began after the one before was answered: so often somebody far away waits for
 * an answer before the next can be asked for.
 */
export function longestChain(exchanges: readonly Exchange[]): readonly Exchange[] {
  const chains = new Map<Exchange, readonly Exchange[]>()
  let longest: readonly Exchange[] = []
  for (const exchange of exchanges.toSorted((one, other) => one.beganAt - other.beganAt)) {
    let before: readonly Exchange[] = []
    for (const [earlier, chain] of chains) {
      if (earlier.answeredAt <= exchange.beganAt && chain.length > before.length) before = chain
    }
    const chain = [...before, exchange]
    chains.set(exchange, chain)
    if (chain.length > longest.length) longest = chain
  }
  return longest
}
