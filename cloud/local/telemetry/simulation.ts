import type { FleetTable } from '../../api/fleet-table.ts'
import type { Clock } from '../clock.ts'
import { depotsOf } from '../seed/depots.ts'
import { followedUntil, writeFollowedUntil } from './followed-until.ts'
import { followVehicles } from './follow-vehicles.ts'
import { createInTurn, type InTurn } from './in-turn.ts'
import { findMovers, type Movers } from './movers.ts'
import { createSay, type Say } from './say.ts'
import { seedReadings } from './seed-readings.ts'
import { stepMovers, stepSeconds } from './step.ts'

export interface SimulationOptions {
  readonly table: FleetTable
  readonly now: Clock
  /** Whether it goes on by itself, asked at every step. */
  readonly isOn: () => boolean
  readonly log: (line: string) => void
  /** How many vehicles of a tenant move, so that a large fleet costs no more than one of 10,000. */
  readonly mostMovers?: number
}

/** What the vehicles of the local cloud say of themselves. */
export interface Simulation {
  /** Settles when every vehicle that there was at the start has its first reading. */
  readonly ready: Promise<void>
  /** Goes on by so many steps of five seconds, whether it is on or not. */
  step(steps: number): Promise<void>
  /** Does something while no reading is being written. */
  readonly inTurn: InTurn
  /** A vehicle says something out of its turn, whether the simulation is on or not. */
  readonly say: Say
  close(): Promise<void>
}

/** The tenants whose vehicles say something. */
const tenants = Object.keys(depotsOf)

/** A change carries the time at which it was asked for, and is written somewhat later. In milliseconds. */
const overlap = 15_000

/** Makes up readings: first one for each vehicle, in the background, then the next ones of those that move. */
export function startSimulation(options: SimulationOptions): Simulation {
  const { table, now, isOn, log, mostMovers = 4_000 } = options
  const inTurn = createInTurn()
  const closing = new AbortController()
  let until = 0
  let count = 0
  const moversOf = new Map<string, Movers>()
  const seenOf = new Map(tenants.map((tenant) => [tenant, new Map<string, number>()]))

  const begin = async () => {
    const known = await followedUntil(table)
    until = known ?? now()
    if (known !== undefined) return
    const { signal } = closing
    for (const tenant of tenants) await seedReadings(table, { tenant, now, mostMovers, inTurn, signal })
    if (!signal.aborted) await writeFollowedUntil(table, until)
  }
  const oneStep = async () => {
    const at = now()
    // Tests turn the clock back.
    const since = Math.min(until, at) - overlap
    let isNews = false
    count += 1
    for (const [tenant, seen] of seenOf) {
      const movers = moversOf.get(tenant) ?? (await findMovers(table, tenant, mostMovers))
      moversOf.set(tenant, movers)
      isNews = (await followVehicles(table, { tenant, movers, since, now: at, seen })) || isNews
      await stepMovers(table, movers, { tenant, count, now: at })
    }
    until = at
    if (isNews) await writeFollowedUntil(table, until)
  }

  const ready = begin()
  const step = async (steps: number) => {
    await ready
    for (let done = 0; done < steps && !closing.signal.aborted; done += 1) await inTurn(oneStep)
  }
  const report = (error: unknown) => log(error instanceof Error ? (error.stack ?? error.message) : `${error}`)
  let stepping: Promise<void> | undefined
  const stepped = () => (stepping = undefined)
  // A step that takes longer than its time is not begun twice.
  const timer = setInterval(() => {
    if (isOn()) stepping ??= step(1).catch(report).finally(stepped)
  }, stepSeconds * 1000)
  timer.unref()
  ready.catch(report)
  const close = async () => {
    closing.abort()
    clearInterval(timer)
    await ready.catch(() => {})
    await inTurn(async () => {})
  }
  const say = createSay({ table, moversOf, inTurn })
  return { ready, step, inTurn, say, close }
}
