import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { useFeed, useFleetStore } from '../../store/fleet-store-context.tsx'
import { useAge } from './use-age.ts'

/** Says how old the data is, and why, where changes can't be fetched. */
export function StaleNotice() {
  const store = useFleetStore()
  const { complete, error } = useFeed(store.vehicles)
  const readings = useFeed(store.readings)
  const age = useAge(store.vehicles)
  const readingsAge = useAge(store.readings)
  if (complete && (error || age > 0)) {
    return <Stale what="The data" minutes={age} error={error} onRetry={() => store.sync()} />
  }
  if (complete && (readings.error || readingsAge > 0)) {
    return (
      <Stale what="The readings" minutes={readingsAge} error={readings.error} onRetry={() => store.sync()} />
    )
  }
  return null
}

interface StaleProps {
  readonly what: 'The data' | 'The readings'
  readonly minutes: number
  readonly error: Error | null
  readonly onRetry: () => Promise<void>
}

function Stale({ what, minutes, error, onRetry }: StaleProps) {
  const [busy, setBusy] = useState(false)
  const verb = what === 'The data' ? 'is' : 'are'
  const age = minutes === 0 ? 'less than a minute' : minutes === 1 ? '1 minute' : `${minutes} minutes`
  const retry = async () => {
    setBusy(true)
    await onRetry()
    setBusy(false)
  }
  return (
    <Notice tone="warn">
      <p>
        {what} {verb} {age} old. {error?.message}
      </p>
      <Button small busy={busy} onClick={() => void retry()}>
        Try again
      </Button>
    </Notice>
  )
}
