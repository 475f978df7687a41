import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type { CommandName } from '#contract/command.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { isFailure } from '../api/api-error.ts'
import { useFleetApi } from '../api/fleet-api-context.tsx'

/** Pressed again within this time after it was sent, a button means the same thing still. */
const sameIntentMs = 1000

/**
 * Sends one command for one intent. A double press sends nothing more; and while an outcome is unknown, trying again goes
 * out under the same key, so that the API answers with the command it may already have taken.
 */
export function useCommand(command: CommandName, { vehicleId }: Vehicle) {
  const api = useFleetApi()
  const key = useRef<string | null>(null)
  const busyUntil = useRef(0)
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => {
      key.current ??= crypto.randomUUID()
      return api[command]({ vehicleId, idempotencyKey: key.current, body: {} })
    },
    onSuccess: () => {
      key.current = null
      busyUntil.current = performance.now() + sameIntentMs
    },
    onError: (failure) => {
      if (!isOutcomeUnknown(failure)) key.current = null
      busyUntil.current = 0
    },
  })
  const send = () => {
    if (performance.now() < busyUntil.current) return
    busyUntil.current = Number.POSITIVE_INFINITY
    mutate()
  }
  return { send, sent: data, error, isSending: isPending }
}

function isOutcomeUnknown(failure: Error): boolean {
  return (
    isFailure(failure, 'unreachable') || isFailure(failure, 'not_understood') || isFailure(failure, 'busy')
  )
}
