import type { BootCloud } from './cloud.ts'
import type { LongTask } from './marks.ts'
import { act } from './actions.ts'
import { fleetLoaded, openBootPage } from './page.ts'
import { longTasksOf, signedIn } from './ways.ts'
import { startTrace, type TracedTask } from './trace.ts'

/** What kept a page from answering in one step, as the page tells it and as the browser's trace does. */
export interface StepTasks {
  readonly long: readonly LongTask[]
  /** The longest first. */
  readonly traced: readonly TracedTask[]
}

/** By the name of the step, in order. */
export type TasksByStep = Readonly<Record<string, StepTasks>>

/** Somebody signs in, and uses the app when the whole fleet is there; with what keeps the page from answering meanwhile. */
export async function tasksOfUse(running: BootCloud): Promise<TasksByStep> {
  const tab = await openBootPage(running)
  const { page, context } = tab
  const stopTrace = await startTrace(running.browser, running.cloud.origin)
  try {
    const landed = Date.now()
    const { network, landing, leftAt, callback } = await signedIn(tab)
    await fleetLoaded(page)
    const { began, called, painted } = callback.moments
    const steps: Steps = [
      ['landing', landed],
      ['sign-in page', leftAt],
      ['callback', began],
      ['first rows', called],
      ['whole fleet', painted],
      ...(await act(page)),
    ]
    const long = [...landing, ...(await longTasksOf(page))]
    const traced = (await stopTrace()).map((task) => ({ ...task, at: task.at + network.sinceEpoch() }))
    return Object.fromEntries(
      steps.map(([name], place) => [
        name,
        {
          long: long.filter((task) => stepAt(steps, task.at + task.ms / 2) === place),
          traced: traced
            .filter((task) => stepAt(steps, task.at + task.wallMs / 2) === place)
            .toSorted((one, other) => other.cpuMs - one.cpuMs)
            .slice(0, 5),
        },
      ]),
    )
  } finally {
    await context.close()
  }
}

/** When each step began, in milliseconds since 1970. */
type Steps = readonly (readonly [name: string, at: number])[]

function stepAt(steps: Steps, moment: number): number {
  return steps.findLastIndex(([, at]) => at <= moment)
}
