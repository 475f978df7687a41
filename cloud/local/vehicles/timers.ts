/** Does things later; nothing of it keeps the process alive. */
export interface Timers {
  /** Does something in so many milliseconds. */
  after(milliseconds: number, work: () => Promise<void>): void
  /** What has not begun never begins; ends when what has begun has ended. */
  close(): Promise<void>
}

/** Timers of real time. What fails in them is told to `log`. */
export function createTimers(log: (line: string) => void): Timers {
  const waiting = new Set<NodeJS.Timeout>()
  const running = new Set<Promise<void>>()
  let isClosed = false
  const begin = (work: () => Promise<void>) => {
    const run = work()
      .catch((error: unknown) => log(error instanceof Error ? (error.stack ?? error.message) : String(error)))
      .finally(() => running.delete(run))
    running.add(run)
  }
  return {
    after(milliseconds, work) {
      if (isClosed) return
      const timer = setTimeout(() => {
        waiting.delete(timer)
        begin(work)
      }, milliseconds)
      timer.unref()
      waiting.add(timer)
    },
    async close() {
      isClosed = true
      for (const timer of waiting) clearTimeout(timer)
      waiting.clear()
      await Promise.all(running)
    },
  }
}
