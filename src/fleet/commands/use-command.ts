import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useCaller } from '#auth/caller-context.tsx'
import type { Command, CommandName } from '#contract/command.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { ApiError } from '../api/api-error.ts'
import { useFleetApi } from '../api/fleet-api-context.tsx'
import { queryKey } from '../api/query-key.ts'
import type { KnownCommands } from './known-commands.ts'
import { useCached } from './use-cached.ts'

/** Pressed again within this time after it was sent, a button means the same thing still. */
const sameIntentMs = 1000

/** What is known of the server's clock is off by no more. */
const clockMs = 2000

/** One intent to send a command: however often it goes out, it is under this key and says the same. */
interface Intended {
  readonly key: string
  readonly reason: string | undefined
  /** When it was pressed first, in milliseconds since 1970, by the server's clock. */
  readonly at: number
}

/** How far sending a command has got. */
interface Sending {
  readonly isBusy: boolean
  /** What the API has answered. */
  readonly sent: Command | null
  readonly error: Error | null
  /** Set while it may have got through without an answer: trying again sends exactly this. */
  readonly unsure: Intended | null
}

/**
 * Sends one command for one intent. A double press sends nothing more; and while an outcome is unknown, trying again goes
 * out under the same key, so that the API answers with the command it may already have taken. It may also be found among those
 * that are `known` of the vehicle.
 */
export function useCommand(command: CommandName, vehicle: Vehicle) {
  const { vehicleId } = vehicle
  const api = useFleetApi()
  const caller = useCaller()
  const client = useQueryClient()
  const [sending, setSending] = useState<Sending>(atRest)
  const busyUntil = useRef(0)
  const known = useCached<KnownCommands>('commands', vehicle)
  const found = sending.isBusy
    ? undefined
    : known?.items.find((one) => one.command === command && isSame(one, sending.unsure, caller.username))
  if (found) setSending({ ...atRest, sent: found })

  const readAnew = (name: string) =>
    void client.invalidateQueries({ queryKey: queryKey(caller, name, vehicleId) })

  /** Answers whether the API has taken it. */
  const send = async (reason?: string): Promise<boolean> => {
    if (performance.now() < busyUntil.current) return false
    busyUntil.current = Number.POSITIVE_INFINITY
    const intended = sending.unsure ?? {
      key: crypto.randomUUID(),
      reason,
      at: Date.now() + (known?.aheadMs ?? 0),
    }
    setSending({ ...sending, isBusy: true, error: null })
    try {
      const body = intended.reason === undefined ? {} : { reason: intended.reason }
      const sent = await api[command]({ vehicleId, idempotencyKey: intended.key, body })
      busyUntil.current = performance.now() + sameIntentMs
      setSending({ ...atRest, sent })
      return true
    } catch (error) {
      busyUntil.current = 0
      const failure = asFailure(error, sending.unsure !== null)
      const isUnsure = failure instanceof ApiError ? failure.failure.mayBeDone : sending.unsure !== null
      setSending({ ...sending, isBusy: false, error: failure, unsure: isUnsure ? intended : null })
      return false
    } finally {
      readAnew('commands')
      readAnew('history')
    }
  }

  return { ...sending, known, send }
}

/** A refusal says nothing about an earlier press that may have been carried out, unless it is of the key. */
function asFailure(error: unknown, wasUnsure: boolean): Error {
  if (!(error instanceof ApiError)) return error instanceof Error ? error : new Error(String(error))
  const { failure } = error
  if (failure.code === 'idempotency_key_reused') return new ApiError({ ...failure, mayBeDone: false })
  if (!wasUnsure || failure.mayBeDone) return error
  const message = `${failure.message} It is still not known whether the vehicle got it before: it will not be sent twice.`
  return new ApiError({ ...failure, mayBeDone: true, message }, { cause: error })
}

/** Whether a command is what was sent without an answer. */
function isSame(command: Command, unsure: Intended | null, username: string): boolean {
  return (
    unsure !== null &&
    command.requestedBy === username &&
    command.reason === unsure.reason &&
    Date.parse(command.requestedAt) > unsure.at - clockMs
  )
}

const atRest: Sending = { isBusy: false, sent: null, error: null, unsure: null }
