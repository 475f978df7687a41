import { randomBytes } from 'node:crypto'

let lastTime = 0
let sequence = 0

/** A new id that sorts behind all earlier ones: the time (ms since 1970), a counter within this process, chance. */
export function timeOrderedId(now: number): string {
  sequence = now === lastTime ? sequence + 1 : 0
  lastTime = now
  return `${inBase36(now, 9)}${inBase36(sequence, 4)}${randomBytes(6).toString('hex')}`
}

const latest = 36 ** 9 - 1

/** What sorts before every id of this time (ms since 1970) or later, and behind all earlier ones. */
export function beforeIdsOf(time: number): string {
  return inBase36(Math.min(Math.max(time, 0), latest), 9)
}

function inBase36(value: number, length: number): string {
  return value.toString(36).padStart(length, '0')
}
