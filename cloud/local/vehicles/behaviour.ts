import type { CommandFailure, CommandName } from '#contract/command.ts'
import type { Reading } from '#contract/telemetry.ts'
import { randomFor } from '../seed/random.ts'

/**
 * How the vehicles treat commands: by their readings (`asTheyAre`); at once (`quick`); all as if they slept or were out of reach; at once, and
 * they do nothing (`refusing`); or they take them at once and never say what became of them (`silent`).
 */
export const behaviours = ['asTheyAre', 'quick', 'asleep', 'offline', 'refusing', 'silent'] as const
export type Behaviour = (typeof behaviours)[number]

/** How a vehicle can be reached. */
export type Reach = 'atOnce' | 'online' | 'asleep' | 'offline'

/** Who never said anything is out of reach. */
export function reachOf(behaviour: Behaviour, reading: Reading | undefined): Reach {
  switch (behaviour) {
    case 'asTheyAre':
      return reading?.connectivity ?? 'offline'
    case 'asleep':
    case 'offline':
      return behaviour
    case 'quick':
    case 'refusing':
    case 'silent':
      return 'atOnce'
  }
}

/** Percent at which a traction battery is too low for anything. */
const tooLow = 4

/** Of so many vehicles one has a door that does not close; the first of the seed have none, so that a first try works. */
const doorsPerFault = 25

const anyFailure: Readonly<Record<CommandName, CommandFailure>> = {
  lockDoors: 'doorOpen',
  unlockDoors: 'lowBattery',
  immobilize: 'moving',
  release: 'unsupported',
}

/** Why a vehicle does not do what it is told, or undefined where it does. */
export function failureOf(
  behaviour: Behaviour,
  { vehicleId, command }: { vehicleId: string; command: CommandName },
  reading: Reading | undefined,
): CommandFailure | undefined {
  if (behaviour === 'refusing') return anyFailure[command]
  if (behaviour === 'quick') return undefined
  if (command === 'immobilize' && reading?.isMoving) return 'moving'
  if ((reading?.stateOfChargePct ?? 100) <= tooLow) return 'lowBattery'
  const hasFault = randomFor(`seals of ${vehicleId}`).chance(1 / doorsPerFault)
  return command === 'lockDoors' && hasFault ? 'doorOpen' : undefined
}

const outcomes: Readonly<Record<CommandName, Partial<Reading>>> = {
  lockDoors: { doorsLocked: true },
  unlockDoors: { doorsLocked: false },
  immobilize: { isImmobilized: true },
  release: { isImmobilized: false },
}

/** What a vehicle says when it has done what it was told. `at`: ISO 8601, UTC. */
export function readingAfter(command: CommandName, reading: Reading, at: string): Reading {
  const connectivity = reading.connectivity === 'offline' ? 'online' : reading.connectivity
  return { ...reading, ...outcomes[command], connectivity, updatedAt: at, lastSeenAt: at }
}
