import { ageWords } from '../map/age-words.ts'
import { timeWords } from '../words.ts'
import { useSeconds } from './use-seconds.ts'

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })

interface AgoProps {
  /** ISO 8601, by the server's clock. */
  readonly at: string
  /** How far that clock is ahead of this computer's, in milliseconds. */
  readonly aheadMs: number
}

/** How long ago something was, going on by itself. */
export function Ago({ at, aheadMs }: AgoProps) {
  const now = useSeconds() + aheadMs
  return (
    <time dateTime={at} title={timeWords(at)}>
      {agoWords(at, now)}
    </time>
  )
}

/** In seconds below a minute, then in what people count in. */
export function agoWords(at: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1000))
  return seconds < 60 ? relative.format(-seconds, 'second') : ageWords(at, now)
}
