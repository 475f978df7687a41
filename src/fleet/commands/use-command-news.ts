import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useCaller } from '#auth/caller-context.tsx'
import type { Command } from '#contract/command.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { queryKey } from '../api/query-key.ts'
import { commandWords } from './command-words.ts'
import type { KnownCommands } from './known-commands.ts'

/**
 * What has just become of the commands of a vehicle, in words for a screen reader, each change once. What the page shows of the
 * vehicle is read anew meanwhile: its history with each command, its readings when one has ended.
 */
export function useCommandNews({ vehicleId }: Vehicle, known: KnownCommands | undefined): string {
  const client = useQueryClient()
  const caller = useCaller()
  const before = useRef(known)
  const [news, setNews] = useState('')
  useEffect(() => {
    const changed = changedSince(before.current, known)
    before.current = known
    if (changed.length === 0) return
    setNews(changed.map(words).join('. '))
    const readAnew = (name: string) =>
      void client.invalidateQueries({ queryKey: queryKey(caller, name, vehicleId) })
    readAnew('history')
    if (changed.some(({ endedAt, status }) => endedAt ?? status === 'expired')) readAnew('telemetry')
  }, [client, caller, vehicleId, known])
  return news
}

/** New ones and those that have got further; not the older ones that were asked for. */
function changedSince(before: KnownCommands | undefined, now: KnownCommands | undefined): readonly Command[] {
  if (!before || !now) return []
  const known = new Map(before.items.map((command) => [command.commandId, command.status]))
  const newest = before.items[0]?.commandId ?? ''
  return now.items.filter(
    ({ commandId, status }) => (known.get(commandId) ?? (commandId > newest ? null : status)) !== status,
  )
}

function words({ command, status }: Command): string {
  return `${commandWords[command].button}: ${status}`
}
