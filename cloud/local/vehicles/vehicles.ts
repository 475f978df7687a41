import type { Command } from '#contract/command.ts'
import {
  type CommandEnd,
  type CommandReport,
  deliverCommand,
  endCommand,
} from '../../api/command-progress.ts'
import type { FleetTable } from '../../api/fleet-table.ts'
import { findReading } from '../../api/reading-store.ts'
import type { Clock } from '../clock.ts'
import { type Random, randomFor } from '../seed/random.ts'
import type { Say } from '../telemetry/say.ts'
import { type Behaviour, failureOf, type Reach, reachOf, readingAfter } from './behaviour.ts'
import type { Timers } from './timers.ts'

/** A command on its way to its vehicle. */
export type SentCommand = Pick<Command, 'vehicleId' | 'commandId' | 'command' | 'expiresAt'> & {
  readonly tenant: string
}

export interface VehiclesOptions {
  readonly table: FleetTable
  readonly now: Clock
  /** Asked anew at every step. */
  readonly behaviour: () => Behaviour
  readonly say: Say
  readonly timers: Timers
}

/** What takes a vehicle how long, in milliseconds. */
type Delay = readonly [least: number, most: number]
const delayBeforeTaking = { online: [500, 2_000], asleep: [8_000, 20_000] } satisfies Partial<
  Record<Reach, Delay>
>
const delayBeforeEnd: Delay = [1_000, 3_000]
/** How often a vehicle that is out of reach may come back. */
const delayBeforeNextLook = 2_000

/**
 * The vehicles' side of commands: each takes a command when it can be reached and not expired, and says what became of it. What is
 * on its way when the local cloud ends is lost: after a restart such a command expires, or stays delivered.
 */
export class Vehicles {
  readonly #options: VehiclesOptions
  /** The ids of commands that are on their way, so that one that is sent again is not on its way twice. */
  readonly #underWay = new Set<string>()

  constructor(options: VehiclesOptions) {
    this.#options = options
  }

  /** A command is there. What is done at once is done when this ends. */
  async wake(sent: SentCommand): Promise<void> {
    if (this.#underWay.has(sent.commandId)) return
    this.#underWay.add(sent.commandId)
    await this.#approach(sent)
  }

  async #approach(sent: SentCommand): Promise<void> {
    const { timers } = this.#options
    if (this.#isExpired(sent)) return this.#leave(sent)
    const reach = await this.#reach(sent)
    if (reach === 'atOnce') return this.#take(sent)
    if (reach === 'offline') return timers.after(delayBeforeNextLook, () => this.#approach(sent))
    timers.after(delay(delayBeforeTaking[reach], randomFor(`way to ${sent.commandId}`)), () =>
      this.#take(sent),
    )
  }

  async #take(sent: SentCommand): Promise<void> {
    const { table, behaviour, timers } = this.#options
    const reach = await this.#reach(sent)
    if (reach === 'offline') return this.#approach(sent)
    const step = await deliverCommand(table, this.#report(sent))
    if (!step?.changed || behaviour() === 'silent') return this.#leave(sent)
    if (reach === 'atOnce') return this.#end(sent)
    timers.after(delay(delayBeforeEnd, randomFor(`end of ${sent.commandId}`)), () => this.#end(sent))
  }

  /** Within the vehicle's turn, so that it does not drive off while it is immobilised. */
  async #end(sent: SentCommand): Promise<void> {
    const { table, now, behaviour, say } = this.#options
    this.#leave(sent)
    await say(sent, async (reading) => {
      const at = now()
      const failure = failureOf(behaviour(), sent, reading)
      const step = await endCommand(table, this.#report(sent), endOf(this.#isExpired(sent), failure, at))
      const isDone = step?.changed && step.command.status === 'done'
      return isDone && reading ? readingAfter(sent.command, reading, new Date(at).toISOString()) : undefined
    })
  }

  async #reach({ tenant, vehicleId }: SentCommand): Promise<Reach> {
    const { table, behaviour } = this.#options
    return reachOf(behaviour(), await findReading(table, tenant, vehicleId))
  }

  #report({ tenant, vehicleId, commandId }: SentCommand): CommandReport {
    return { tenant, vehicleId, commandId, now: this.#options.now() }
  }

  #isExpired({ expiresAt }: SentCommand): boolean {
    return this.#options.now() >= Date.parse(expiresAt)
  }

  #leave({ commandId }: SentCommand): void {
    this.#underWay.delete(commandId)
  }
}

function endOf(isExpired: boolean, failure: ReturnType<typeof failureOf>, at: number): CommandEnd {
  if (isExpired) return { status: 'expired', at }
  return failure === undefined ? { status: 'done', at } : { status: 'failed', failure, at }
}

function delay([least, most]: Delay, random: Random): number {
  return least + random.below(most - least)
}
