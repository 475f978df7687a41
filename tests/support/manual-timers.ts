import type { Timers } from '#cloud/local/vehicles/timers.ts'

/** Timers that run when a test says so, in the order of their time. */
export interface ManualTimers extends Timers {
  /** For how long the next one waits, in milliseconds. */
  readonly next: number | undefined
  /** How many wait. */
  readonly count: number
  /** Lets time pass, and does all that falls due, also what that asks for. */
  pass(milliseconds: number): Promise<void>
}

/** `forward` moves the clock that goes with them. */
export function manualTimers(forward: (milliseconds: number) => void): ManualTimers {
  let time = 0
  let waiting: { readonly at: number; readonly work: () => Promise<void> }[] = []
  const first = () => waiting.toSorted((one, other) => one.at - other.at)[0]
  const passTo = (at: number) => {
    forward(at - time)
    time = at
  }
  return {
    get next() {
      const at = first()?.at
      return at === undefined ? undefined : at - time
    },
    get count() {
      return waiting.length
    },
    after: (milliseconds, work) => void waiting.push({ at: time + milliseconds, work }),
    async pass(milliseconds) {
      const end = time + milliseconds
      for (let due = first(); due && due.at <= end; due = first()) {
        const { at, work } = due
        waiting = waiting.filter((one) => one !== due)
        passTo(at)
        await work()
      }
      passTo(end)
    },
    async close() {
      waiting = []
    },
  }
}
