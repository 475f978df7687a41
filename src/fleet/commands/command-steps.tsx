import type { Command } from '#contract/command.ts'
import { momentWords } from './moment-words.ts'

interface CommandStepsProps {
  readonly command: Command
  /** The time of the server's clock (ms since 1970). */
  readonly serverNow: number
}

const ends = {
  requested: 'Done',
  delivered: 'Done',
  done: 'Done',
  failed: 'Failed',
  expired: 'Expired',
} as const

/** The steps of a command's life, each with its time once it was made. One that expired may never have been delivered. */
export function CommandSteps({ command, serverNow }: CommandStepsProps) {
  const { status, requestedAt, deliveredAt, endedAt, expiresAt } = command
  const isUndelivered = status === 'expired' && deliveredAt === undefined
  const end = status === 'expired' ? (endedAt ?? expiresAt) : endedAt
  const steps = [
    ['Requested', requestedAt],
    ...(isUndelivered ? [] : [['Delivered', deliveredAt] as const]),
    [ends[status], end],
  ] as const
  return (
    <ol className="command-steps">
      {steps.map(([words, at]) => (
        <li key={words} className={at === undefined ? 'step-ahead' : `step-${words.toLowerCase()}`}>
          {words}{' '}
          {at === undefined ? (
            <span className="hidden-label">not yet</span>
          ) : (
            <time dateTime={at}>{momentWords(at, serverNow)}</time>
          )}
        </li>
      ))}
    </ol>
  )
}
