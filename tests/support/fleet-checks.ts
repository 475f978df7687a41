import { expect } from 'vitest'
import { commandAt, commandOf } from '#cloud/api/command-item.ts'
import type { AuditEntry, FieldChange } from '#contract/history.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import type { StoredRow } from './consistency.ts'
import type { Seen } from './fleet-under-load.ts'

/** What is in the table of the vehicles that were acted upon. */
export interface Kept {
  readonly vehicles: readonly Vehicle[]
  readonly entries: readonly AuditEntry[]
  readonly commands: readonly StoredRow[]
  /** In milliseconds since 1970. */
  readonly now: number
}

const ofStatus = <One extends { readonly answer: { readonly status: number } }>(
  all: readonly One[],
  ...statuses: number[]
) => all.filter(({ answer }) => statuses.includes(answer.status))
const idsOf = (all: readonly { readonly answer: { readonly requestId: string } }[]) =>
  all.map(({ answer }) => answer.requestId)
const sorted = (texts: readonly string[]) => texts.toSorted()
const twice = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) !== index)

/** No update is lost, and versions have no gaps: the history, replayed, gives the record. */
export function checkUpdates(seen: Seen, { vehicles, entries }: Kept, seeds: readonly Vehicle[]) {
  const kept = entries.filter(({ action, decision }) => action === 'updateVehicle' && decision === 'allowed')
  const accepted = ofStatus(seen.updates, 200)
  // An answer that was lost may have been either.
  const unsure = idsOf(ofStatus(seen.updates, 500))
  expect(kept.map(({ requestId }) => requestId)).toEqual(expect.arrayContaining(idsOf(accepted)))
  const possible = new Set([...idsOf(accepted), ...unsure])
  expect(kept.filter(({ requestId }) => !possible.has(requestId))).toEqual([])
  expect(twice(kept.map(({ requestId }) => requestId))).toEqual([])
  expect(accepted.filter(({ from, answer }) => answer.body['version'] !== from + 1)).toEqual([])

  for (const vehicle of vehicles) {
    const { vehicleId } = vehicle
    const own = kept.filter((entry) => entry.vehicleId === vehicleId)
    expect(vehicle.version).toBe(own.length + 1)
    const told = accepted.filter((one) => one.vehicleId === vehicleId)
    expect(twice(told.map(({ answer }) => String(answer.body['version'])))).toEqual([])
    expect(
      replayed(
        seeds.find((seed) => seed.vehicleId === vehicleId),
        own,
      ),
    ).toEqual(pick(vehicle, ['callSign', 'driver']))
  }
}

const pick = (from: object | undefined, fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, (from as Record<string, unknown> | undefined)?.[field]]))

/** The fields after all of these entries, each of which goes on from where another one ended; they follow one another by what they say. */
function replayed(seed: Vehicle | undefined, entries: readonly AuditEntry[]) {
  const fields = pick(seed, ['callSign', 'driver'])
  let left: readonly FieldChange[] = entries.flatMap(({ changes }) => changes)
  for (let next = followerIn(left, fields); next; next = followerIn(left, fields)) {
    const change = next
    fields[change.field] = change.to
    left = left.filter((one) => one !== change)
  }
  expect(left).toEqual([])
  return fields
}

/** Every edit is of a text of its own, so at most one goes on from each. */
const followerIn = (changes: readonly FieldChange[], fields: Record<string, unknown>) =>
  changes.find(({ field, from }) => fields[field] === from)

/** One command for each key, carried out once at most, and in time. */
export function checkCommands(seen: Seen, { commands, now }: Kept) {
  const taken = ofStatus(seen.commands, 202)
  const byKey = Map.groupBy(taken, ({ key }) => key)
  for (const answers of byKey.values()) {
    expect(new Set(answers.map(({ answer }) => answer.body['commandId'])).size).toBe(1)
  }
  const ids = commands.map(({ commandId }) => String(commandId))
  expect(ids).toEqual(expect.arrayContaining(taken.map(({ answer }) => answer.body['commandId'])))
  const keys = new Set([...byKey.keys(), ...ofStatus(seen.commands, 500).map(({ key }) => key)])
  expect(commands.length).toBeGreaterThanOrEqual(byKey.size)
  expect(commands.length).toBeLessThanOrEqual(keys.size)

  expect(twice(seen.taken.map(({ commandId }) => commandId))).toEqual([])
  expect(twice(seen.ended.map(({ commandId }) => commandId))).toEqual([])
  for (const item of commands) {
    const command = commandOf(item)
    const over = Date.parse(command.expiresAt)
    const isOf = ({ commandId }: { commandId: string }) => commandId === command.commandId
    const [delivery, end] = [seen.taken.find(isOf), seen.ended.find(isOf)]
    const { status, deliveredAt, endedAt } = commandAt(command, now)
    expect((delivery?.at ?? 0) < over).toBe(true)
    expect(deliveredAt === undefined || Date.parse(deliveredAt) < over).toBe(true)
    expect(status === 'done' && Date.parse(endedAt ?? '') >= over).toBe(false)
    expect(status === 'requested' && over <= now).toBe(false)
    // Nothing ends that was never delivered, and what was told is what is kept.
    expect(['done', 'failed'].includes(status) && deliveredAt === undefined).toBe(false)
    expect(end?.status ?? status).toBe(status)
    expect(delivery && deliveredAt === undefined).toBeFalsy()
  }
}

/** Each command that was made and each refusal of the boundary has one entry, and nothing else has any. */
export function checkAudit(seen: Seen, { entries, commands }: Kept) {
  const calls = [...seen.updates, ...seen.commands]
  const refused = ofStatus(calls, 403)
  const denied = entries.filter(({ decision }) => decision === 'denied')
  const deniedIds = denied.map(({ requestId }) => requestId)
  // A refusal whose entry could not be written is answered as an error, never as a refusal.
  expect(deniedIds).toEqual(expect.arrayContaining(idsOf(refused)))
  const possible = new Set(idsOf([...refused, ...ofStatus(calls, 500)]))
  expect(deniedIds.filter((id) => !possible.has(id))).toEqual([])
  expect(twice(deniedIds)).toEqual([])

  const made = entries.filter(({ action, decision }) => action !== 'updateVehicle' && decision === 'allowed')
  expect(sorted(made.map(nameOf))).toEqual(sorted(commands.map(nameOf)))
  const accepted = new Set(idsOf(ofStatus(seen.commands, 202, 500)))
  expect(made.filter(({ requestId }) => !accepted.has(requestId))).toEqual([])
  expect(twice(made.map(({ requestId }) => requestId))).toEqual([])
}

const nameOf = (one: object) => {
  const { vehicleId, action, command, at, requestedAt } = one as Record<string, unknown>
  return [vehicleId, action ?? command, at ?? requestedAt].join(' ')
}
