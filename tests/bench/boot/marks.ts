/** A stretch of more than 50 ms in which the page answered nobody. Times in milliseconds, `at` since 1970. */
export interface LongTask {
  readonly at: number
  readonly ms: number
  /** The scripts that ran in it, the longest first; empty where the browser can't tell. */
  readonly by: readonly string[]
}

/** https://w3c.github.io/long-animation-frames/, as far as it is used here: TypeScript has no types of it. */
interface LongFrame extends PerformanceEntry {
  readonly scripts: readonly (PerformanceEntry & {
    readonly invoker: string
    readonly sourceURL: string
    readonly sourceFunctionName: string
    readonly forcedStyleAndLayoutDuration: number
  })[]
}

declare global {
  interface Window {
    /** When the first row of the list came into the document, and when it was painted, in milliseconds since 1970. */
    firstRow?: { readonly added: number; readonly painted: number }
    /** The long tasks of this page until now. */
    longTasks?: () => readonly LongTask[]
  }
}

/** Before anything of a page runs: notes when the first row is painted, and every long task. */
export function mark(): void {
  const { timeOrigin } = performance
  const rows = new MutationObserver(() => {
    if (!document.querySelector('.vehicle-row')) return
    rows.disconnect()
    const added = timeOrigin + performance.now()
    // The next task after a frame begins when that frame is drawn.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => {
        window.firstRow = { added, painted: timeOrigin + performance.now() }
      })
      port1.start()
      port2.postMessage(null)
    })
  })
  rows.observe(document, { childList: true, subtree: true })

  const tasks: PerformanceEntry[] = []
  const frames: LongFrame[] = []
  const watch = <Entry extends PerformanceEntry>(type: string, entries: Entry[]) => {
    const take = (list: PerformanceEntryList) => entries.push(...(list as Entry[]))
    const observer = new PerformanceObserver((list) => take(list.getEntries()))
    observer.observe({ type, buffered: true })
    return () => take(observer.takeRecords())
  }
  const taking = [watch('longtask', tasks), watch('long-animation-frame', frames)]
  const during = (task: PerformanceEntry) => (one: PerformanceEntry) =>
    one.startTime < task.startTime + task.duration && one.startTime + one.duration > task.startTime
  window.longTasks = () => {
    for (const take of taking) take()
    return tasks.map((task) => ({
      at: timeOrigin + task.startTime,
      ms: task.duration,
      by: frames
        .flatMap(({ scripts }) => scripts.filter(during(task)))
        .toSorted((one, other) => other.duration - one.duration)
        .map(({ duration, forcedStyleAndLayoutDuration, invoker, sourceFunctionName, sourceURL }) => {
          const layout = Math.round(forcedStyleAndLayoutDuration)
          const where = `${sourceURL.split('/').at(-1) ?? ''} ${sourceFunctionName}`.trim()
          return `${Math.round(duration)} ms (${layout} layout) ${invoker.split('/').at(-1) ?? ''} in ${where}`
        }),
    }))
  }
}
