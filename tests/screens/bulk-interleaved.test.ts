import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Vehicle, VehicleChanges, VehicleField } from '#contract/vehicle.ts'
import { ApiError } from '#fleet/api/api-error.ts'
import { type BulkEdit, bulkFields, editOf } from '#fleet/bulk/bulk-edit.ts'
import { createEditRun, type EditRun } from '#fleet/bulk/edit-run.ts'
import { type FormValues, toForm } from '#fleet/vehicle/form-values.ts'
import { type Edit, resolved } from '#fleet/vehicle/save-vehicle.ts'
import { undoOf } from '#fleet/vehicle/undo.ts'
import { fleetApiOf } from '../support/fleet-of-one.ts'
import { vehicle } from '../support/vehicle.ts'

const me = { username: 'me' }
const names = ['Ada', 'Bo', 'Cy'] as const
const one = (vehicleId: string) =>
  vehicle({ vehicleId, depot: 'Hof', driver: 'Ada', callSign: 'K1', tags: ['a'] })

const anyChanges: fc.Arbitrary<VehicleChanges> = fc
  .record(
    {
      depot: fc.constantFrom(...names, null),
      driver: fc.constantFrom(...names, null),
      lifecycle: fc.constantFrom('inUse', 'stolen'),
      callSign: fc.constantFrom(...names),
      tags: fc.subarray(['a', 'b', 'c, d']),
    },
    { requiredKeys: [] },
  )
  .filter((changes) => Object.keys(changes).length > 0) as fc.Arbitrary<VehicleChanges>

const anyEdit: fc.Arbitrary<BulkEdit> = fc.record(
  {
    depot: fc.constantFrom(...names, null),
    driver: fc.constantFrom(...names, null),
    lifecycle: fc.constantFrom('inUse', 'maintenance'),
    tags: fc.record({
      how: fc.constantFrom('add', 'remove', 'replace'),
      tags: fc.subarray(['a', 'x', 'c, d'], { minLength: 1 }),
    }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<BulkEdit>

/** When somebody else changes something, in calls of mine from the first; and what. */
const others = fc.array(fc.tuple(fc.nat(6), fc.constantFrom('v1', 'v2'), anyChanges), { maxLength: 6 })

/** Whoever is asked about a conflict. */
const answer = fc.constantFrom('leave', 'mine', 'theirs')

test('whatever the order of bulk edit, other people’s edits and undo: no field is overwritten that I had not seen', async () => {
  await fc.assert(
    fc.asyncProperty(anyEdit, others, answer, async (edit, edits, choice) => {
      const fleet = fleetApiOf([one('v1'), one('v2')])
      /** The values over which I have asked to write. */
      const seen = new Map<string, FormValues>()
      /** The last call for each vehicle, and the record that it met. */
      const sent = new Map<string, { body: VehicleChanges; from: Vehicle }>()
      let calls = 0
      const api = fleet.apiOf('me', (vehicleId, body) => {
        for (const [when, whose, changes] of edits) if (when === calls) fleet.change(whose, 'other', changes)
        calls += 1
        sent.set(vehicleId, { body, from: fleet.read(vehicleId) })
      })
      const watched: typeof api = {
        async updateVehicle(input) {
          const answered = await api.updateVehicle(input)
          const { body = {}, from = answered } = sent.get(input.vehicleId) ?? {}
          for (const field of Object.keys(body) as VehicleField[]) {
            expect(Object.keys(edit)).toContain(field)
            expect([field, toForm(from)[field]]).toEqual([field, seen.get(input.vehicleId)?.[field]])
          }
          return answered
        },
      }
      const run = async (edits: readonly Edit[]): Promise<EditRun> => {
        const tools = { api: watched, caller: me, keepAll: () => {} }
        for (const { vehicleId, base } of edits) seen.set(vehicleId, base.values)
        const run = createEditRun(tools, edits)
        await run.send(edits)
        return run
      }
      /** Those who are asked see what there is now. */
      const settle = async (run: EditRun) => {
        const conflicts = run
          .entriesOf('conflict')
          .flatMap(({ outcome }) => (outcome.kind === 'conflict' ? outcome.conflict : []))
        if (choice === 'leave') return
        const next = conflicts.map((conflict) => resolved(conflict, choice))
        for (const { vehicleId, base } of next) seen.set(vehicleId, base.values)
        await run.send(next)
      }

      const before = new Map(['v1', 'v2'].map((id) => [id, fleet.read(id)]))
      const made = await run([...before.values()].map((vehicle) => editOf(edit, vehicle)))
      await settle(made)
      expect(made.state().failure).toBeNull()
      const done = made
        .entriesOf('done')
        .flatMap(({ outcome }) => (outcome.kind === 'done' ? outcome.done : []))
      const back = await run(done.map(undoOf))
      await settle(back)
      expect(back.state().failure).toBeNull()
    }),
    { numRuns: 500 },
  )
})

test('where nobody else does anything, an undo leaves everything as it was', async () => {
  await fc.assert(
    fc.asyncProperty(anyEdit, async (edit) => {
      const fleet = fleetApiOf([one('v1'), one('v2')])
      const run = async (edits: readonly Edit[]) => {
        const run = createEditRun({ api: fleet.apiOf('me'), caller: me, keepAll: () => {} }, edits)
        await run.send(edits)
        return run.entriesOf('done').flatMap(({ outcome }) => (outcome.kind === 'done' ? outcome.done : []))
      }
      const before = ['v1', 'v2'].map(fleet.read)
      const saves = await run(before.map((vehicle) => editOf(edit, vehicle)))
      await run(saves.map(undoOf))
      expect(['v1', 'v2'].map((id) => toForm(fleet.read(id)))).toEqual(before.map(toForm))
    }),
  )
})

test('a change that got no answer is found done when tried again, and can be undone', async () => {
  const fleet = fleetApiOf([one('v1')])
  const real = fleet.apiOf('me')
  let lost = 1
  const api: typeof real = {
    async updateVehicle(input) {
      const answered = await real.updateVehicle(input)
      if ((lost -= 1) < 0) return answered
      const message = 'No answer'
      throw new ApiError({ route: 'updateVehicle', status: 0, code: 'unreachable', message, mayBeDone: true })
    },
  }
  const edits = [editOf({ driver: 'Bo' }, one('v1'))]
  const run = createEditRun({ api, caller: me, keepAll: () => {} }, edits)
  await run.send(edits)
  expect(run.state().counts).toMatchObject({ unsure: 1 })
  await run.send(edits)
  expect(run.state().counts).toMatchObject({ done: 1 })
  const [entry] = run.entriesOf('done')
  const save = entry?.outcome.kind === 'done' ? entry.outcome.done : undefined
  expect(save && undoOf(save).values.driver).toBe('Ada')
  expect(fleet.read('v1')).toMatchObject({ driver: 'Bo', version: 2 })
})

test('all records that come back are taken in, in few goes', async () => {
  const vehicles = Array.from({ length: 3000 }, (_, index) => one(`v${index}`))
  const fleet = fleetApiOf(vehicles)
  const kept: Vehicle[] = []
  let goes = 0
  const keepAll = (some: readonly Vehicle[]) => {
    goes += 1
    kept.push(...some)
  }
  const edits = vehicles.map((vehicle) => editOf({ depot: 'Ulm' }, vehicle))
  const run = createEditRun({ api: fleet.apiOf('me'), caller: me, keepAll }, edits)
  await run.send(edits)
  expect(run.state().counts.done).toBe(3000)
  expect(kept.length).toBe(3000)
  expect(goes).toBeLessThan(300)
  expect(bulkFields.every((field) => field in toForm(one('v1')))).toBe(true)
})
