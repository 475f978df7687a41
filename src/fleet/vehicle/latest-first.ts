/** Work that is done for one value after the other, and only for the newest of those that wait. */
export interface LatestFirst<Value> {
  push(value: Value): void
  /** Settles when nothing is left to do. */
  idle(): Promise<void>
}

/** Begins with the first value at once. What fails is given up: the next value takes its place anyway. */
export function latestFirst<Value>(work: (value: Value) => Promise<void>): LatestFirst<Value> {
  let waiting: { readonly value: Value } | undefined
  let running: Promise<void> | undefined

  const run = async () => {
    while (waiting) {
      const { value } = waiting
      waiting = undefined
      await work(value).catch(() => {})
    }
    running = undefined
  }
  return {
    push(value) {
      waiting = { value }
      running ??= run()
    },
    idle: () => running ?? Promise.resolve(),
  }
}
