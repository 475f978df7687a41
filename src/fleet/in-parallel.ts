/**
 * Works through tasks in their order, at most `most` at once. Once one fails, or the signal is aborted, no other one is begun.
 * Settles when all that were begun have ended. @throws what the first one threw.
 */
export async function inParallel<Task>(
  tasks: readonly Task[],
  most: number,
  signal: AbortSignal,
  work: (task: Task) => Promise<void>,
): Promise<void> {
  const waiting = tasks.values()
  let failure: { readonly error: unknown } | undefined
  const take = async () => {
    while (!failure && !signal.aborted) {
      const { value, done } = waiting.next()
      if (done) return
      try {
        await work(value)
      } catch (error) {
        failure ??= { error }
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(most, tasks.length) }, take))
  if (failure) throw failure.error
}
