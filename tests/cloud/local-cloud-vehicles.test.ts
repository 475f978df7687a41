import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Behaviour } from '#cloud/local/vehicles/behaviour.ts'
import { createTimers } from '#cloud/local/vehicles/timers.ts'
import type { Command, CommandPage } from '#contract/command.ts'
import type { ReadingPage } from '#contract/page.ts'
import type { Reading } from '#contract/telemetry.ts'
import { movableClock } from '../support/clock.ts'
import { emptyFolder } from '../support/database.ts'
import { control, startLocalCloud, type TestCloud } from '../support/local-cloud.ts'
import { manualTimers } from '../support/manual-timers.ts'
import { signIn } from '../support/sign-in.ts'

/** An admin's calls to a local cloud. */
async function adminOf(cloud: TestCloud) {
  const { access_token } = await signIn(cloud, 'admin')
  const headers = { authorization: `Bearer ${access_token}` }
  const get = async <Answer>(path: string): Promise<Answer> =>
    (await cloud.fetch(`/api${path}`, { headers })).json()
  return {
    readings: async () => (await get<ReadingPage>('/telemetry/read?limit=1000')).items,
    commands: async (id: string) => (await get<CommandPage>(`/vehicles/read/${id}/commands`)).items,
    async send(id: string, path: string, key = `${id} ${path}`): Promise<Command> {
      const answer = await cloud.fetch(`/api/vehicles/command/${id}/${path}`, {
        method: 'POST',
        headers: { ...headers, 'Idempotency-Key': key.replaceAll(' ', '-') },
        body: JSON.stringify({ reason: 'a test' }),
      })
      expect(answer.status).toBe(202)
      return answer.json()
    },
    behave: (vehicles: Behaviour) => control(cloud, { vehicles }),
  }
}

describe('vehicles of the local cloud', () => {
  test('do at once what they are told where the control says so, and the list sees it', async () => {
    await using cloud = await startLocalCloud()
    const { readings, commands, send, behave } = await adminOf(cloud)
    await behave('quick')
    const unlocked = (await readings()).find(({ doorsLocked }) => !doorsLocked)
    const id = unlocked?.vehicleId ?? ''
    cloud.clock.forward({ seconds: 5 })
    const sent = await send(id, 'lock-doors')
    expect(sent.status).toBe('requested')
    expect(await commands(id)).toMatchObject([{ commandId: sent.commandId, status: 'done' }])
    const now = (await readings()).find(({ vehicleId }) => vehicleId === id)
    expect(now).toMatchObject({ doorsLocked: true, updatedAt: sent.requestedAt })
    expect(cloud.logged).toEqual([])
  })

  test('stay where they are once immobilised, until they are released', async () => {
    await using cloud = await startLocalCloud({ fleetSize: 60 })
    const { readings, send, behave } = await adminOf(cloud)
    await behave('quick')
    for (const { vehicleId } of (await readings()).filter((one) => !one.isMoving)) {
      await send(vehicleId, 'immobilize')
    }
    const held = (await readings()).filter(({ isImmobilized }) => isImmobilized)
    expect(held.length).toBeGreaterThan(20)
    const moved = async () => {
      const byId = new Map((await readings()).map((reading) => [reading.vehicleId, reading]))
      const now = held.map(({ vehicleId }) => byId.get(vehicleId))
      return held.filter((before, index) => (now[index] as Reading).odometerM > before.odometerM)
    }
    await control(cloud, { simulationSteps: 40 })
    expect(await moved()).toEqual([])
    for (const { vehicleId } of held) await send(vehicleId, 'release')
    expect((await readings()).filter(({ isImmobilized }) => isImmobilized)).toEqual([])
    await control(cloud, { simulationSteps: 40 })
    expect((await moved()).length).toBeGreaterThan(3)
  })

  test('forget over a restart what they were told: it expires, or stays delivered, and the same key wakes them again', async () => {
    const directory = await emptyFolder()
    const clock = movableClock()
    const start = () => startLocalCloud({ directory, now: clock.now })
    const ids: string[] = []
    {
      await using cloud = await start()
      const { readings, send, behave } = await adminOf(cloud)
      ids.push(...(await readings()).map(({ vehicleId }) => vehicleId))
      await behave('offline')
      await send(ids[0] ?? '', 'lock-doors')
      await send(ids[1] ?? '', 'lock-doors')
      await behave('silent')
      await send(ids[2] ?? '', 'lock-doors')
    }
    clock.forward({ seconds: 30 })
    await using cloud = await start()
    const { commands, send, behave } = await adminOf(cloud)
    await behave('quick')
    const statuses = async () =>
      (await Promise.all(ids.slice(0, 3).map(commands))).flatMap((all) => all.map(({ status }) => status))
    expect(await statuses()).toEqual(['requested', 'requested', 'delivered'])
    await send(ids[1] ?? '', 'lock-doors')
    clock.forward({ seconds: 30 })
    expect(await statuses()).toEqual(['expired', 'done', 'delivered'])
  })

  test('answer in their own time by themselves, with the simulation off', async () => {
    const clock = movableClock()
    const timers = manualTimers((milliseconds) => clock.forward({ seconds: milliseconds / 1000 }))
    await using cloud = await startLocalCloud({ now: clock.now, timers })
    const { readings, commands, send } = await adminOf(cloud)
    const online = (await readings()).find((one) => one.connectivity === 'online')
    const id = online?.vehicleId ?? ''
    await send(id, 'release')
    expect(await commands(id)).toMatchObject([{ status: 'requested' }])
    await timers.pass(timers.next ?? 0)
    expect(await commands(id)).toMatchObject([{ status: 'delivered' }])
    await timers.pass(3_000)
    expect(await commands(id)).toMatchObject([{ status: 'done' }])
  })
})

describe('the timers of the vehicles', () => {
  test('do nothing any more once they are closed, but end what they have begun', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const timers = createTimers(() => {})
    const begun = Promise.withResolvers<void>()
    const done: string[] = []
    timers.after(1_000, async () => {
      timers.after(10, async () => void done.push('asked for while closed'))
      await begun.promise
      done.push('begun')
    })
    timers.after(2_000, async () => void done.push('not begun'))
    vi.advanceTimersByTime(1_000)
    const closed = timers.close().then(() => done.push('closed'))
    vi.advanceTimersByTime(10_000)
    begun.resolve()
    await closed
    timers.after(1, async () => void done.push('after the end'))
    vi.advanceTimersByTime(10_000)
    expect(done).toEqual(['begun', 'closed'])
  })

  test('tell the log what fails in them, and keep no process alive', async () => {
    const logged: string[] = []
    const timers = createTimers((line) => logged.push(line))
    const kept = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
    const before = kept()
    timers.after(60_000, async () => {})
    expect(kept()).toBe(before)
    timers.after(0, async () => {
      throw new Error('the vehicle is on fire')
    })
    await vi.waitFor(() => expect(logged.join()).toContain('the vehicle is on fire'))
    await timers.close()
  })
})
