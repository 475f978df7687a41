import type { CDPSession, Page } from '@playwright/test'

/** From now on `cpuMsOf` tells CPU time, not the clock's. */
export async function followCpu(session: CDPSession): Promise<void> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
}

/** CPU time of a page's main thread since the browser began, in milliseconds. */
export async function cpuMsOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  const task = metrics.find(({ name }) => name === 'TaskDuration')
  if (!task) throw new Error('The browser does not tell its TaskDuration')
  return task.value * 1000
}

/** A page's JavaScript heap after collecting what is garbage, in megabytes. */
export async function heapMbOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}

/** Two frames later everything that was asked for is painted. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )
}
