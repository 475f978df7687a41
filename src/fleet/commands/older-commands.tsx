import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCaller } from '#auth/caller-context.tsx'
import type { Vehicle } from '#contract/vehicle.ts'
import { Button } from '#ui/button.tsx'
import { useFleetApi } from '../api/fleet-api-context.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { commandsKey } from './commands-query.ts'
import { type KnownCommands, withOlder } from './known-commands.ts'

interface OlderCommandsProps {
  readonly vehicle: Vehicle
  /** Leads to them. */
  readonly cursor: string
  /** The first of them, which is where the person goes on: the button may go away. */
  readonly onLoad: (commandId: string) => void
}

/** Fetches the commands before the last one on screen. */
export function OlderCommands({ vehicle: { vehicleId }, cursor, onLoad }: OlderCommandsProps) {
  const api = useFleetApi()
  const client = useQueryClient()
  const caller = useCaller()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)

  const load = async () => {
    if (isBusy) return
    setBusy(true)
    setError(null)
    try {
      const page = await api.readCommands({ vehicleId, query: { limit: '20', cursor } })
      client.setQueryData<KnownCommands>(commandsKey(caller, vehicleId), (known) =>
        // A poll may have begun anew meanwhile: then this page would leave a gap.
        known?.nextCursor === cursor ? withOlder(known, page) : known,
      )
      onLoad(page.items[0]?.commandId ?? '')
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <div>
        <Button small busy={isBusy} onClick={() => void load()}>
          Older commands
        </Button>
      </div>
      {error && <FailureNotice error={error} onRetry={() => void load()} />}
    </>
  )
}
