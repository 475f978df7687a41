import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { ageWords } from '../map/age-words.ts'
import { useNow } from '../map/use-now.ts'

interface OldReadingsProps {
  /** Milliseconds since 1970. */
  readonly readAt: number
  readonly error: Error | null
  readonly isConnected: boolean
  readonly isAsking: boolean
  readonly onRetry: () => void
}

/** Says that what is shown is not what the fleet knows by now, how old it is, and why. */
export function OldReadings({ readAt, error, isConnected, isAsking, onRetry }: OldReadingsProps) {
  // In whole minutes: it is read out whenever it changes.
  const age = ageWords(new Date(readAt).toISOString(), Math.max(useNow(), readAt))
  return (
    <Notice tone="warn">
      <p>
        These readings were fetched {age}.{' '}
        {isConnected
          ? error?.message
          : 'This device has no connection: they go on by themselves when it is back.'}
      </p>
      {isConnected && (
        <Button small busy={isAsking} onClick={onRetry}>
          Try again
        </Button>
      )}
    </Notice>
  )
}
