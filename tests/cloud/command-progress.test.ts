import { describe, expect, test } from 'vitest'
import type { CommandEnd } from '#cloud/api/command-progress.ts'
import type { Command, CommandStatus } from '#contract/command.ts'
import { type Api, startApi } from '../support/api.ts'
import { commandsOf, sendCommand, vehicleOf } from '../support/commands.ts'
import { contentOf } from '../support/consistency.ts'

/** What a vehicle may report, by name; the command is valid for 60 s. */
type Report =
  'deliver' | 'done' | 'done late' | 'done in time, told late' | 'failed' | 'expired' | 'expired early'

/** How a command is brought to where a row begins. */
const ways = {
  requested: [],
  'requested, over': ['wait'],
  delivered: ['deliver'],
  'delivered, over': ['deliver', 'wait'],
  done: ['deliver', 'done'],
  failed: ['deliver', 'failed'],
  expired: ['deliver', 'wait', 'expired'],
} as const satisfies Record<string, readonly (Report | 'wait')[]>

/** By hand: from where, by which report, to where; `same` where nothing may change. */
const transitions: readonly [keyof typeof ways, Report, CommandStatus | 'same'][] = [
  ['requested', 'deliver', 'delivered'],
  ['requested', 'done', 'same'],
  ['requested', 'failed', 'same'],
  ['requested', 'expired', 'same'],
  ['requested, over', 'deliver', 'same'],
  ['requested, over', 'done', 'same'],
  ['requested, over', 'done in time, told late', 'same'],
  ['requested, over', 'failed', 'same'],
  ['requested, over', 'expired', 'same'],
  ['delivered', 'deliver', 'same'],
  ['delivered', 'done', 'done'],
  ['delivered', 'failed', 'failed'],
  ['delivered', 'expired early', 'same'],
  ['delivered, over', 'deliver', 'same'],
  ['delivered, over', 'done late', 'same'],
  ['delivered, over', 'done in time, told late', 'done'],
  ['delivered, over', 'failed', 'failed'],
  ['delivered, over', 'expired', 'expired'],
  ['done', 'deliver', 'same'],
  ['done', 'done', 'same'],
  ['done', 'failed', 'same'],
  ['done', 'expired', 'same'],
  ['failed', 'deliver', 'same'],
  ['failed', 'done', 'same'],
  ['failed', 'failed', 'same'],
  ['failed', 'expired', 'same'],
  ['expired', 'deliver', 'same'],
  ['expired', 'done in time, told late', 'same'],
  ['expired', 'failed', 'same'],
  ['expired', 'expired', 'same'],
]

function endOf(report: Exclude<Report, 'deliver'>, { clock }: Api, sent: Command): CommandEnd {
  const over = Date.parse(sent.expiresAt)
  switch (report) {
    case 'done':
    case 'done late':
      return { status: 'done', at: clock.now() }
    case 'done in time, told late':
      return { status: 'done', at: over - 1 }
    case 'failed':
      return { status: 'failed', failure: 'moving', at: clock.now() }
    case 'expired':
    case 'expired early':
      return { status: 'expired', at: clock.now() }
  }
}

const take = (api: Api, sent: Command, report: Report) =>
  report === 'deliver' ? vehicleOf(api, sent).deliver() : vehicleOf(api, sent).end(endOf(report, api, sent))

describe('a command', () => {
  test.each(transitions)('that is %s, reported as %s: %s', async (from, report, to) => {
    const api = await startApi()
    const { vehicleId } = api.vehicles[0]
    const sent = await sendCommand(api, vehicleId)
    for (const step of ways[from]) {
      if (step === 'wait') api.clock.forward({ seconds: 60 })
      else await take(api, sent, step)
    }
    const before = (await commandsOf(api, vehicleId)).items[0]
    const answer = await take(api, sent, report)
    const after = (await commandsOf(api, vehicleId)).items[0]
    expect(answer).toEqual({ command: after, changed: to !== 'same' })
    expect(after).toEqual(to === 'same' ? before : { ...after, status: to })
  })
})

test('each step tells when it was, and a failure tells why', async () => {
  const api = await startApi()
  const sent = await sendCommand(api, api.vehicles[0].vehicleId)
  const vehicle = vehicleOf(api, sent)
  api.clock.forward({ seconds: 2 })
  const deliveredAt = new Date(api.clock.now()).toISOString()
  expect((await vehicle.deliver())?.command).toEqual({ ...sent, status: 'delivered', deliveredAt })
  const at = api.clock.now() + 1500
  api.clock.forward({ seconds: 20 })
  expect(await vehicle.end({ status: 'failed', failure: 'doorOpen', at })).toEqual({
    changed: true,
    command: {
      ...sent,
      status: 'failed',
      failure: 'doorOpen',
      deliveredAt,
      endedAt: new Date(at).toISOString(),
    },
  })
})

test('of 20 deliveries at once one takes the command, and of 20 ends one is kept', async () => {
  const api = await startApi()
  const sent = await sendCommand(api, api.vehicles[0].vehicleId)
  const vehicle = vehicleOf(api, sent)
  const atOnce = <Result>(work: (n: number) => Promise<Result>) =>
    Promise.all(Array.from({ length: 20 }, (_, n) => work(n)))
  const taken = await atOnce(() => vehicle.deliver())
  expect(taken.filter((step) => step?.changed)).toHaveLength(1)
  const at = api.clock.now()
  const ended = await atOnce((n) =>
    vehicle.end(n % 2 ? { status: 'done', at } : { status: 'failed', failure: 'lowBattery', at }),
  )
  expect(ended.filter((step) => step?.changed)).toHaveLength(1)
  expect(new Set(ended.map((step) => step?.command.status)).size).toBe(1)
})

test('a command of another tenant, vehicle or name is never found, and none comes of it', async () => {
  const api = await startApi()
  const [own, other] = api.vehicles
  const sent = await sendCommand(api, own.vehicleId)
  const strangers = [
    vehicleOf(api, sent, 'south'),
    vehicleOf(api, { ...sent, vehicleId: other.vehicleId }),
    vehicleOf(api, { ...sent, commandId: `${sent.commandId}0` }),
  ]
  for (const stranger of strangers) {
    expect(await stranger.deliver()).toBeUndefined()
    expect(await stranger.done()).toBeUndefined()
  }
  expect((await commandsOf(api, own.vehicleId)).items).toEqual([sent])
  expect((await commandsOf(api, other.vehicleId)).items).toEqual([])
  const { items } = await contentOf(api.table.document)
  expect(items.filter(({ sk }) => sk.startsWith('C#'))).toHaveLength(1)
})
