const signals = ['SIGINT', 'SIGTERM'] as const
const patience = 2_000

/**
 * Closes and exits with 0 at the first SIGINT or SIGTERM; two seconds later in any case. Call it last: Vite's servers
 * bring a SIGTERM handler of their own that exits with 143, which is taken off.
 */
export function stopOnSignals(close: () => Promise<void>): void {
  process.removeAllListeners('SIGTERM')
  const stop = () => {
    setTimeout(() => process.exit(0), patience).unref()
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of signals) process.once(signal, stop)
}
