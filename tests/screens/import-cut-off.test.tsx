import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { AccessToken } from '#auth/access-token.ts'
import { configureAuth } from '#auth/configure.ts'
import { callerFrom } from '#contract/caller.ts'
import { createFleetApi, type FleetApi } from '#fleet/api/fleet-api.ts'
import { decodeJwt } from 'jose'
import { csvFile, csvLine, newVins } from '../support/csv-vehicles.ts'
import { importPage } from '../support/import-page.tsx'
import { control } from '../support/local-cloud.ts'
import { type SignedIn, testApp } from '../support/render-app.tsx'
import { testOrigin } from '../support/test-origin.ts'

const app = testApp()
const page = importPage(app)

beforeAll(() => {
  const { userPoolId, userPoolClientId } = app.cloud.amplifyConfig.Auth.Cognito
  configureAuth({ Auth: { Cognito: { userPoolId, userPoolClientId } } })
})
beforeEach(() => control(app.cloud, { fail: null, latencyMs: 0 }))

const fail = (failure: object) => control(app.cloud, { fail: { target: 'api', kind: 'status', ...failure } })
const finished = () => screen.findByRole('heading', { name: 'Import finished' })
const unfinished = () => screen.findByRole('heading', { name: 'Import not finished' })

/** How many of these vehicles the fleet has. */
async function known({ api }: SignedIn, vins: readonly string[]): Promise<number> {
  const { items } = await api.listVehicles({ query: { limit: '1000' } })
  return items.filter(({ vin }) => vins.includes(vin)).length
}

/** More lines than three calls bring, which are under way at once. */
const count = 301

/** Calls of addVehicles that write: each waits until it is let through. */
async function heldCalls() {
  const person = await app.signedIn('manager')
  const calls = Array.from({ length: 10 }, () => ({
    begun: Promise.withResolvers<void>(),
    gate: Promise.withResolvers<void>(),
    ended: Promise.withResolvers<void>(),
  }))
  let begun = 0
  const addVehicles: FleetApi['addVehicles'] = async (input) => {
    const call = calls[begun]
    if (input.body.dryRun === true || !call) return person.api.addVehicles(input)
    begun++
    call.begun.resolve()
    await call.gate.promise
    return person.api.addVehicles(input).finally(() => call.ended.resolve())
  }
  return {
    own: { ...person, api: { ...person.api, addVehicles } },
    /** Waits until three are under way. */
    underWay: () => calls[2]?.begun.promise,
    /** Lets one through, and waits for its end. */
    through(index: number) {
      calls[index]?.gate.resolve()
      return calls[index]?.ended.promise
    },
    throughAll: () => {
      for (const { gate } of calls) gate.resolve()
    },
    begun: () => begun,
  }
}

describe('an answer that is lost while vehicles are written', () => {
  test('stops the import, says which lines are unsure and which were not sent; sent again, nothing is there twice', async () => {
    const vins = newVins(count)
    const calls = await heldCalls()
    const manager = await page.show('manager', calls.own)
    await page.check(csvFile(vins.map((vin) => csvLine(vin))))
    await page.press('Import 301 vehicles')
    await calls.underWay()
    await fail({ kind: 'dropAfterCommit' })
    await calls.through(1)
    calls.throughAll()
    await unfinished()
    expect(screen.getByRole('alert').textContent).toMatch(
      /did not answer when asked to add vehicles to the fleet\. It is not known whether it was saved/,
    )
    expect(
      screen.getByText(
        /^Unsure: lines 102–201\. They were sent, but no answer came\. Sent again, nothing is added twice\./,
      ),
    ).toBeTruthy()
    expect(screen.getByText('Not sent: lines 302.')).toBeTruthy()
    expect(page.counts()).toEqual({ Created: '200', Updated: '0', Unchanged: '0', Failed: '0' })
    expect(await known(manager, vins)).toBe(300)

    await page.press('Go on with the rest')
    await finished()
    expect(page.counts()).toEqual({ Created: '201', Updated: '0', Unchanged: '100', Failed: '0' })
    expect(await known(manager, vins)).toBe(301)
  })

  test('of an update that was done all the same: going on finds it done', async () => {
    const [vin = ''] = newVins(1)
    const manager = await page.show('manager')
    await page.check(csvFile([csvLine(vin, 'Ulm')]))
    await page.press('Import 1 vehicle')
    await finished()
    await page.press('Import another file')
    await page.check(csvFile([csvLine(vin, 'Hof')]))
    await userEvent.click(screen.getByRole('checkbox', { name: /^Update these too/ }))
    await fail({ kind: 'dropAfterCommit' })
    await page.press('Import 1 vehicle')
    await unfinished()
    expect(screen.getByText(/^Unsure: lines 2\./)).toBeTruthy()
    await page.press('Go on with the rest')
    await finished()
    expect(page.counts()).toEqual({ Created: '0', Updated: '0', Unchanged: '1', Failed: '0' })
    const { items } = await manager.api.listVehicles({ query: { limit: '1000' } })
    expect(items.find((one) => one.vin === vin)).toMatchObject({ depot: 'Hof', version: 2 })
  })
})

test('a refusal for all stops the import at once, and nothing of it is unsure', async () => {
  const vins = newVins(2)
  await page.show('manager')
  await page.check(csvFile(vins.map((vin) => csvLine(vin))))
  await fail({ status: 429, retryAfterSeconds: 60 })
  await page.press('Import 2 vehicles')
  await unfinished()
  expect(screen.getByRole('alert').textContent).toMatch(/is busy.*Nothing was changed\. Try again after/)
  expect(screen.queryByText(/^Unsure/)).toBeNull()
  expect(screen.getByText('Not sent: lines 2–3.')).toBeTruthy()
  await page.press('Go on with the rest')
  await finished()
  expect(page.counts()).toMatchObject({ Created: '2' })
})

test('a check that fails says so, that nothing was changed, and can be repeated', async () => {
  const vins = newVins(1)
  await page.show('manager')
  await page.choose(csvFile(vins.map((vin) => csvLine(vin))))
  await screen.findByRole('button', { name: 'Check 1 line' })
  await fail({ kind: 'dropAfterCommit' })
  await page.press('Check 1 line')
  expect((await screen.findByRole('alert')).textContent).toMatch(/did not answer.*Nothing was changed\./)
  await page.press('Try again')
  await screen.findByRole('heading', { name: 'What the import would do' })
  expect(page.counts()).toMatchObject({ New: '1' })
})

test('stopped, what is under way is finished and counted, and the rest is not sent', async () => {
  const vins = newVins(count)
  const calls = await heldCalls()
  const manager = await page.show('manager', calls.own)
  await page.check(csvFile(vins.map((vin) => csvLine(vin))))
  await page.press('Import 301 vehicles')
  await calls.underWay()
  await page.press('Stop')
  calls.throughAll()
  await unfinished()
  expect(page.counts()).toMatchObject({ Created: '300', Failed: '0' })
  expect(screen.getByText('You have stopped the import')).toBeTruthy()
  expect(screen.getByText('Not sent: lines 302.')).toBeTruthy()
  expect(await known(manager, vins)).toBe(300)
  await page.press('Go on with the rest')
  await finished()
  expect(await known(manager, vins)).toBe(301)
})

test('a check that is cancelled leads back to the columns', async () => {
  await page.show('manager')
  await page.choose(csvFile(newVins(1).map((vin) => csvLine(vin))))
  await control(app.cloud, { latencyMs: 8_000 })
  await page.press('Check 1 line')
  await page.press('Cancel')
  expect(await screen.findByRole('button', { name: 'Check 1 line' })).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
})

describe('leaving while vehicles are written', () => {
  test('asks first; whoever leaves has nothing else sent, and is told the next time', async () => {
    const vins = newVins(count)
    const calls = await heldCalls()
    const manager = await page.show('manager', calls.own)
    await page.check(csvFile(vins.map((vin) => csvLine(vin))))
    await page.press('Import 301 vehicles')
    await calls.underWay()
    await userEvent.click(screen.getByRole('link', { name: '← All vehicles' }))
    expect(await screen.findByRole('heading', { name: 'Leave the import?', hidden: true })).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Leave, don’t send the rest', hidden: true }))
    await screen.findByText('Another page')
    await Promise.all([0, 1, 2].map(calls.through))
    expect(calls.begun()).toBe(3)
    expect(await known(manager, vins)).toBe(300)

    await page.show('manager')
    expect(await screen.findByText(/^Your import of fleet\.csv from .* was not finished$/)).toBeTruthy()
    expect(screen.getByText(/nothing is added twice/)).toBeTruthy()
    await page.press('Dismiss')
    expect(screen.queryByText(/was not finished/)).toBeNull()
  })

  test('is not asked about once it has finished, and leaves no note', async () => {
    await page.show('manager')
    await page.check(csvFile(newVins(1).map((vin) => csvLine(vin))))
    await page.press('Import 1 vehicle')
    await finished()
    await userEvent.click(screen.getByRole('link', { name: '← All vehicles' }))
    expect(await screen.findByText('Another page')).toBeTruthy()
    await waitFor(() =>
      expect(Object.keys(localStorage).filter((key) => key.endsWith('/import'))).toEqual([]),
    )
  })
})

test('a session that ends in the middle is said, with what is left, and the next visit knows of it', async () => {
  const vins = newVins(150)
  const { token } = await app.signedIn('manager')
  const caller = callerFrom(decodeJwt(token))
  const api = createFleetApi(`${testOrigin}/api`, async () => new AccessToken(token, caller))
  await page.show('manager', { token, api })
  await page.check(csvFile(vins.map((vin) => csvLine(vin))))
  app.cloud.clock.forward({ minutes: 16 })
  await page.press('Import 150 vehicles')
  await unfinished()
  expect(screen.getByRole('alert').textContent).toMatch(/The session has ended: sign in again/)
  expect(screen.getByText('Not sent: lines 2–151.')).toBeTruthy()

  vi.restoreAllMocks()
  const again = await page.show('manager')
  expect(await screen.findByText(/^Your import of fleet\.csv from .* was not finished$/)).toBeTruthy()
  expect(screen.getByText(/0 lines are done, 0 failed, 150 are not confirmed/)).toBeTruthy()
  expect(await known(again, vins)).toBe(0)
})
