import { deliverCommand, endCommand } from '#cloud/api/command-progress.ts'
import type { Command } from '#contract/command.ts'
import type { Api } from './api.ts'
import type { Action } from './any-actions.ts'
import { type LambdaCall, lambdaCalls } from './lambda-calls.ts'
import { allScopes } from './route-calls.ts'
import { admin, manager, operator } from './tokens.ts'
import { unreliable } from './unreliable-database.ts'

const people = [operator, manager, admin]
/** Of every scope: whom the gateway would have refused is refused by the boundary, which is what is looked at. */
const claims = { scope: allScopes }

type Answer = Awaited<ReturnType<LambdaCall>>
type Of<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>

/** What was seen from outside. Times in milliseconds since 1970. */
export interface Seen {
  readonly updates: { readonly vehicleId: string; readonly from: number; readonly answer: Answer }[]
  readonly commands: { readonly vehicleId: string; readonly key: string; readonly answer: Answer }[]
  /** Whenever a vehicle was told that it may carry out a command. */
  readonly taken: { readonly commandId: string; readonly at: number }[]
  /** Whenever a vehicle was told that its report was kept. */
  readonly ended: { readonly commandId: string; readonly status: string; readonly at: number }[]
}

/** Carries out actions on two vehicles of north, as people, browsers and vehicles do, and notes what is answered. */
export function fleetUnderLoad(api: Api, gate: () => Promise<unknown>) {
  const { clock, table, vehicles } = api
  const call = lambdaCalls(api)
  const withFault = unreliable(api.client, gate)
  const ids = vehicles.slice(0, 2).map(({ vehicleId }) => vehicleId)
  const versions = new Map(ids.map((id) => [id, 1]))
  const sent = new Map<string, Command>()
  const seen: Seen = { updates: [], commands: [], taken: [], ended: [] }
  let edits = 0

  async function update({ who, vehicle, behind, field, fault, again }: Of<'update'>) {
    const vehicleId = at(ids, vehicle)
    const from = Math.max(1, (versions.get(vehicleId) ?? 1) - behind)
    const change = { headers: { 'If-Match': `"${from}"` }, body: { [field]: `edit ${(edits += 1)}` }, claims }
    const ask = () => call(at(people, who), `PATCH /vehicles/update/${vehicleId}`, change)
    for (const answer of [await withFault(fault, ask), ...(again ? [await ask()] : [])]) {
      seen.updates.push({ vehicleId, from, answer })
      const known = (answer.status === 412 ? answer.body.error?.['current'] : answer.body) as object
      if ('version' in known) versions.set(vehicleId, Number(known.version))
    }
  }

  async function command({ fault, again, ...action }: Of<'command'>) {
    const vehicleId = at(ids, action.vehicle)
    const person = at(people, action.who)
    const key = `key-${action.key}`
    const request = {
      headers: { 'Idempotency-Key': key },
      body: { reason: 'a test', expiresInSeconds: action.expiresInSeconds },
      claims: { ...claims, auth_time: clock.seconds() - (action.isFresh ? 10 : 1000) },
    }
    const ask = () => call(person, `POST /vehicles/command/${vehicleId}/${action.command}`, request)
    for (const answer of [await withFault(fault, ask), ...(again ? [await ask()] : [])]) {
      seen.commands.push({ vehicleId, key: `${person.username} ${key}`, answer })
      const made = answer.body as unknown as Command
      if (answer.status === 202) sent.set(made.commandId, made)
    }
  }

  const reportOf = ({ vehicleId, commandId }: Command) => {
    return { tenant: 'north', vehicleId, commandId, now: clock.now() }
  }
  // A vehicle that is not answered does nothing.
  const unanswered = () => undefined

  async function deliver({ command: index, fault }: Of<'deliver'>) {
    const one = [...sent.values()][index % Math.max(1, sent.size)]
    if (!one) return
    const report = reportOf(one)
    const step = await withFault(fault, () => deliverCommand(table, report)).catch(unanswered)
    if (step?.changed) seen.taken.push({ commandId: one.commandId, at: report.now })
  }

  async function end({ command: index, says, fault }: Of<'end'>) {
    const one = [...sent.values()][index % Math.max(1, sent.size)]
    if (!one) return
    const report = reportOf(one)
    const ended =
      says === 'failed'
        ? ({ status: says, failure: 'moving', at: report.now } as const)
        : ({ status: says, at: report.now } as const)
    const step = await withFault(fault, () => endCommand(table, report, ended)).catch(unanswered)
    if (step?.changed) seen.ended.push({ commandId: one.commandId, status: says, at: report.now })
  }

  async function act(action: Action): Promise<void> {
    switch (action.kind) {
      case 'update':
        return update(action)
      case 'command':
        return command(action)
      case 'deliver':
        return deliver(action)
      case 'end':
        return end(action)
      case 'wait':
        return clock.forward({ seconds: action.seconds })
    }
  }
  return { act, seen, vehicleIds: ids }
}

function at<Item>(items: readonly Item[], index: number): Item {
  return items[index % items.length] as Item
}
