import { useState } from 'react'
import type { CommandName } from '#contract/command.ts'
import type { Reading } from '#contract/telemetry.ts'

/**
 * The commands on the page of a vehicle, of each two that undo one another first the one that makes sense by what it last said.
 * The first reading settles the order, or whoever gets there before it: no button becomes another one under a finger.
 */
export function useCommandOrder(reading: Reading | null) {
  const [settled, setSettled] = useState<readonly CommandName[] | null>(null)
  const commands = settled ?? commandsFor(reading)
  if (!settled && reading) setSettled(commands)
  return { commands, settle: () => setSettled(commands) }
}

function commandsFor(reading: Reading | null): readonly CommandName[] {
  return [
    ...(reading?.doorsLocked
      ? (['unlockDoors', 'lockDoors'] as const)
      : (['lockDoors', 'unlockDoors'] as const)),
    ...(reading?.isImmobilized ? (['release', 'immobilize'] as const) : (['immobilize', 'release'] as const)),
  ]
}
