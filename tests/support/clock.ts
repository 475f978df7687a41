/** A clock that stands still until a test moves it. */
export interface MovableClock {
  /** Milliseconds since 1970. */
  now(): number
  /** Seconds since 1970. */
  seconds(): number
  forward(by: { seconds?: number; minutes?: number; hours?: number }): void
}

/** Starts at the real time, so that libraries with a clock of their own agree with it. */
export function movableClock(start = Date.now()): MovableClock {
  let time = start
  return {
    now: () => time,
    seconds: () => Math.floor(time / 1000),
    forward: ({ seconds = 0, minutes = 0, hours = 0 }) => {
      time += ((hours * 60 + minutes) * 60 + seconds) * 1000
    },
  }
}
