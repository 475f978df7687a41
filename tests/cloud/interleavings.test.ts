import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AuditEntry } from '#contract/history.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { type Action, anyActions } from '../support/any-actions.ts'
import { openApi } from '../support/api.ts'
import { contentOf, type StoredRow } from '../support/consistency.ts'
import { checkAudit, checkCommands, checkUpdates, type Kept } from '../support/fleet-checks.ts'
import { fleetUnderLoad, type Seen } from '../support/fleet-under-load.ts'

type Gate = () => Promise<unknown>
type Run = (actions: Promise<unknown>) => Promise<unknown>

/** Lets groups of actions happen, each group at once, and looks at what has become of it. */
async function happen(groups: readonly (readonly Action[])[], gate: Gate, run: Run): Promise<Seen> {
  const api = await openApi()
  const { act, seen, vehicleIds } = fleetUnderLoad(api, gate)
  for (const group of groups) await run(Promise.all(group.map(act)))
  const content = contentOf(api.table.document)
  await run(content)
  const { items } = await content
  const records = items.filter(({ pk }) => vehicleIds.some((id) => pk === `T#north#V#${id}`))
  const isVehicle = ({ pk, sk }: StoredRow) => pk === 'T#north#V' && vehicleIds.includes(sk)
  const kept: Kept = {
    vehicles: items.filter(isVehicle) as unknown as Vehicle[],
    entries: records.filter(({ sk }) => sk.startsWith('A#')) as unknown as AuditEntry[],
    commands: records.filter(({ sk }) => sk.startsWith('C#')),
    now: api.clock.now(),
  }
  checkUpdates(seen, kept, api.vehicles)
  checkCommands(seen, kept)
  checkAudit(seen, kept)
  await api.close()
  return seen
}

test('whatever happens at once, is lost, repeated or late: no update is lost, no command done twice or late, the audit is whole', async () => {
  const answered: number[] = []
  await fc.assert(
    fc.asyncProperty(anyActions, fc.scheduler(), async (groups, scheduler) => {
      const gate = () => scheduler.schedule(Promise.resolve())
      const seen = await happen(groups, gate, (actions) => scheduler.waitFor(actions))
      answered.push(seen.updates.length + seen.commands.length)
    }),
    { numRuns: 100 },
  )
  // Most runs were about something.
  expect(answered.filter((calls) => calls > 2).length).toBeGreaterThan(50)
}, 120_000)

test('the same is looked at where every kind of answer was given', async () => {
  const update = {
    kind: 'update',
    who: 1,
    vehicle: 0,
    behind: 0,
    field: 'driver',
    fault: 'none',
    again: false,
  } as const
  const lock = {
    kind: 'command',
    who: 0,
    vehicle: 0,
    command: 'lock-doors',
    key: 0,
    isFresh: false,
    expiresInSeconds: 60,
    fault: 'none',
    again: true,
  } as const
  const deliver = { kind: 'deliver', command: 0, fault: 'none' } as const
  const end = { kind: 'end', command: 0, says: 'done', fault: 'none' } as const
  const actions: readonly Action[] = [
    { ...update, again: true },
    { ...update, who: 0 },
    { ...update, fault: 'lostAfter', again: true },
    { ...update, fault: 'lostBefore' },
    lock,
    { ...lock, vehicle: 1 },
    { ...lock, who: 1, fault: 'lostAfter' },
    { ...lock, who: 1, command: 'unlock-doors' },
    deliver,
    deliver,
    { ...end, says: 'expired' },
    end,
    end,
    { ...deliver, command: 1, fault: 'lostAfter' },
    { ...deliver, command: 1 },
    { kind: 'wait', seconds: 90 },
    { ...end, command: 1 },
    { ...end, command: 1, says: 'expired' },
  ]
  const seen = await happen(
    actions.map((action) => [action]),
    async () => {},
    (all) => all,
  )
  const statuses = (all: readonly { readonly answer: { readonly status: number } }[]) =>
    all.map(({ answer }) => answer.status)
  expect(statuses(seen.updates)).toEqual([200, 412, 403, 500, 412, 500])
  expect(statuses(seen.commands)).toEqual([202, 202, 422, 422, 500, 202, 403, 403])
  expect(seen.taken).toHaveLength(1)
  expect(seen.ended.map(({ status }) => status)).toEqual(['done', 'expired'])
})
