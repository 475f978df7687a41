import type { Command, CommandFailure, CommandName } from '#contract/command.ts'
import { momentWords } from './moment-words.ts'
import { leftMs, phaseOf } from './phase.ts'

/** What a command that was done has made of the vehicle, and what to look at where the vehicle has not said. */
const effects: Readonly<Record<CommandName, { readonly done: string; readonly check: string }>> = {
  lockDoors: { done: 'the vehicle says that its doors are locked', check: 'Check the doors' },
  unlockDoors: { done: 'the vehicle says that its doors are unlocked', check: 'Check the doors' },
  immobilize: {
    done: 'the vehicle says that it can’t be driven any more',
    check: 'Check whether it can be driven',
  },
  release: { done: 'the vehicle says that it can be driven again', check: 'Check whether it can be driven' },
}

/** Why a vehicle did not do it, and what to do. */
const failures: Readonly<Record<CommandFailure, string>> = {
  moving: 'the vehicle was moving. Wait until it stands, then send it again.',
  doorOpen: 'a door was open. Have it closed, then send it again.',
  lowBattery: 'its battery was too low. Have it charged, then send it again.',
  unsupported: 'this vehicle can’t do that. Sending it again will not help.',
}

/** What has become of a command by now, in a sentence or two. `serverNow`: by the server's clock (ms since 1970). */
export function outcomeWords(command: Command, serverNow: number): string {
  const effect = effects[command.command]
  const seconds = Math.max(0, Math.floor(leftMs(command, serverNow) / 1000))
  switch (phaseOf(command, serverNow)) {
    case 'waiting':
      return `The vehicle has not taken it yet. It expires in ${seconds} s.`
    case 'overdue':
      return 'Its time is over. Asking what became of it.'
    case 'working':
      return `The vehicle has taken it, and has ${seconds} s left to do it.`
    case 'silent':
      return `Delivered at ${momentWords(command.deliveredAt ?? command.requestedAt, serverNow)}, but the vehicle has not said what became of it. ${effect.check} before sending another.`
    case 'done':
      return `Done: ${effect.done}.`
    case 'failed':
      return `Failed: ${command.failure ? failures[command.failure] : 'the vehicle did not say why. Try again, or ask whoever is there.'}`
    case 'expired':
      return 'Expired: it was not carried out, and never will be. Send it again if you still want it.'
  }
}
