import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type { CommandName } from '#contract/command.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { ApiError, isFailure } from '../api/api-error.ts'
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
  const unsure = useRef(false)
  const busyUntil = useRef(0)
  const forget = () => {
    key.current = null
    unsure.current = false
  }
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => {
      key.current ??= crypto.randomUUID()
      return api[command]({ vehicleId, idempotencyKey: key.current, body: {} })
    },
    onSuccess: () => {
      forget()
      busyUntil.current = performance.now() + sameIntentMs
    },
    onError: (failure) => {
      unsure.current ||= failure instanceof ApiError && failure.failure.mayBeDone
      // A refusal of this press says nothing about an earlier one that may have been carried out, unless it is of the key.
      if (!unsure.current || isFailure(failure, 'idempotency_key_reused')) forget()
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
