import { durationWords } from './duration-words.ts'

/** A difference up to this, in milliseconds, is not worth anybody's time. */
const tolerableMs = 60_000

/** Whole seconds in the token and its way here make up this much, in milliseconds. */
const measurableMs = 5000

/** A difference between two clocks, and what to do about it where that is needed. */
export interface ClockWords {
  readonly difference: string
  readonly advice: string | null
}

/** `clockDriftMs` in words: the user pool's clock minus this computer's, in milliseconds. */
export function clockWords(clockDriftMs: number): ClockWords {
  const away = Math.abs(clockDriftMs)
  if (away < measurableMs) return { difference: 'Agrees with the user pool’s', advice: null }
  const side = clockDriftMs > 0 ? 'behind' : 'ahead of'
  return {
    difference: `${durationWords(away / 1000)} ${side} the user pool’s`,
    advice: away > tolerableMs ? tooFar : null,
  }
}

const tooFar =
  'Set it right: switch on automatic time in the date and time settings of this computer, then renew below. Calls work all the same, but times on the pages may look wrong.'
