import { useEffect, useState } from 'react'
import { Button } from '#ui/button.tsx'

interface StaleCommandsProps {
  readonly error: Error
  /** By this computer's clock, in milliseconds since 1970; 0: never. */
  readonly readAt: number
  readonly onRetry: () => void
}

/** Says how old the state of the commands is, and why: they could not be asked for. It is tried again by itself all the same. */
export function StaleCommands({ error, readAt, onRetry }: StaleCommandsProps) {
  const now = useClock()
  const seconds = Math.max(0, Math.round((now - readAt) / 1000))
  return (
    <div className="notice notice-warn">
      <p>
        {readAt > 0 && `This is how it was ${ageWords(seconds)} ago. `}
        {error.message}
      </p>
      <div>
        <Button small onClick={onRetry}>
          Ask now
        </Button>
      </div>
    </div>
  )
}

function ageWords(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} minutes`
}

function useClock(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}
