import type { Browser } from '@playwright/test'

/** A task of a page's main thread. Times in milliseconds, `at` by the browser's own clock. */
export interface TracedTask {
  readonly at: number
  readonly wallMs: number
  /** How long it had the processor: what is beyond that, it waited for others on this machine. */
  readonly cpuMs: number
  /** What took most of it, the most first. */
  readonly parts: readonly string[]
}

/** As far as it is read here. Times in microseconds. https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly args: {
    readonly name?: string
    readonly data?: { readonly url?: string; readonly functionName?: string; readonly type?: string }
  }
}

const task = 'RunTask'
/** Of a task this long it is told what took its time. */
const worthTelling = 20_000

/** Traces what all pages of a site do, from now on. Answers how to stop, and to get their tasks of 1 ms or more. */
export async function startTrace(browser: Browser, origin: string): Promise<() => Promise<TracedTask[]>> {
  const session = await browser.newBrowserCDPSession()
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'],
      excludedCategories: ['*'],
    },
  })
  return async () => {
    const complete = new Promise((resolve) => session.on('Tracing.tracingComplete', resolve))
    await session.send('Tracing.end')
    await complete
    await session.detach()
    return tasksOf(events, origin)
  }
}

function tasksOf(events: readonly TraceEvent[], origin: string): TracedTask[] {
  const thread = ({ pid, tid }: TraceEvent) => `${pid}.${tid}`
  // The browser's own parts are pages too.
  const ours = new Set(
    events
      .filter(({ name, args }) => name === 'CommitLoad' && args.data?.url?.startsWith(`${origin}/`))
      .map(({ pid }) => pid),
  )
  const main = new Set(
    events
      .filter(
        ({ name, pid, args }) => name === 'thread_name' && args.name === 'CrRendererMain' && ours.has(pid),
      )
      .map(thread),
  )
  const done = events.filter((one) => one.ph === 'X' && main.has(thread(one)))
  return done
    .filter(({ name, dur = 0 }) => name === task && dur >= 1_000)
    .map((one) => ({
      at: one.ts / 1000,
      wallMs: (one.dur ?? 0) / 1000,
      cpuMs: (one.tdur ?? 0) / 1000,
      parts:
        (one.dur ?? 0) < worthTelling
          ? []
          : partsOf(done.filter((part) => thread(part) === thread(one) && isWithin(part, one))),
    }))
}

function isWithin(part: TraceEvent, { ts, dur = 0 }: TraceEvent): boolean {
  return part.ts >= ts && part.ts + (part.dur ?? 0) <= ts + dur
}

function partsOf(events: readonly TraceEvent[]): readonly string[] {
  return events
    .filter(({ name, tdur = 0 }) => name !== task && tdur >= 1_000)
    .toSorted((one, other) => (other.tdur ?? 0) - (one.tdur ?? 0))
    .slice(0, 6)
    .map(({ name, tdur = 0, args: { data = {} } }) => {
      const { functionName, type, url } = data
      const what = [functionName, type, url?.split('/').at(-1)].filter(Boolean).join(' ')
      return `${(tdur / 1000).toFixed(1)} ms ${name} ${what}`.trimEnd()
    })
}
