import { act, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { decodeJwt } from 'jose'
import { afterEach, expect, test, vi } from 'vitest'
import { AccessToken } from '#auth/access-token.ts'
import { callerFrom } from '#contract/caller.ts'
import { pageSize } from '#contract/page-size.ts'
import type { Reading } from '#contract/telemetry.ts'
import { createFleetApi, type FleetApi } from '#fleet/api/fleet-api.ts'
import { distanceWords } from '#fleet/units.ts'
import { testApp } from '../support/render-app.tsx'
import { signIn } from '../support/sign-in.ts'
import { apiSaying, saying, showTelemetry } from '../support/telemetry-page.tsx'
import { testOrigin } from '../support/test-origin.ts'
import { vehicle as anyVehicle } from '../support/vehicle.ts'

const app = testApp()

const { IntersectionObserver: nothingSeen } = globalThis
afterEach(() => {
  vi.stubGlobal('IntersectionObserver', nothingSeen)
  vi.restoreAllMocks()
  Reflect.deleteProperty(navigator, 'connection')
})

const panel = () => screen.findByRole('region', { name: 'Telemetry' })

/** The first reading of the fleet that is as a test needs it. */
async function readingWhere(api: FleetApi, fits: (reading: Reading) => boolean): Promise<Reading> {
  const { items } = await api.listTelemetry({ query: { limit: String(pageSize.most) } })
  const found = items.find(fits)
  if (!found) throw new Error('No vehicle of the test fleet has such a reading')
  return found
}

/** Shows the panel over what a vehicle says, with the fields that a test cares about. */
async function showSaying(fields: Partial<Reading>) {
  showTelemetry({ api: apiSaying(() => saying(fields)).api })
  await screen.findByText('Odometer')
  return panel()
}

test.each(['operator', 'manager', 'admin'])(
  '%s sees what the vehicle says, as the API tells it',
  async (username) => {
    const { api } = await app.signedIn(username)
    const { vehicleId } = await readingWhere(api, () => true)
    const { reading } = await api.readTelemetry({ vehicleId })
    expect(reading).not.toBeNull()
    await app.show(username, `/vehicles/${vehicleId}`)
    await screen.findByText('Odometer')
    const { textContent } = await panel()
    expect(textContent).toContain(distanceWords(reading?.odometerM ?? 0))
    expect(textContent).toContain(reading?.doorsLocked ? 'DoorsLocked' : 'DoorsUnlocked')
    expect(textContent).toContain('Simulated by the local cloud')
  },
)

test('without fleet/telemetry the panel says why and asks nothing, and the API refuses it', async () => {
  const scopes = app.cloud.amplifyConfig.Auth.Cognito.loginWith.oauth.scopes
  const scope = scopes.filter((one) => one !== 'fleet/telemetry').join(' ')
  const { access_token: token } = await signIn(app.cloud, 'operator', { scope })
  const caller = callerFrom(decodeJwt(token))
  const api = createFleetApi(`${testOrigin}/api`, async () => new AccessToken(token, caller))
  const { items } = await api.listVehicles({ query: { limit: '1' } })
  const vehicle = anyVehicle(items[0])
  const sent: string[] = []
  app.onRequest(({ url }) => sent.push(url))
  showTelemetry({ api, caller, vehicle })
  expect((await panel()).textContent).toMatch(
    /You may not see the readings of a vehicle, now and in the last days: your sign-in lacks the scope fleet\/telemetry/,
  )
  expect(within(await panel()).queryByText('Odometer')).toBeNull()
  expect(sent).toEqual([])
  await expect(api.readTelemetry({ vehicleId: vehicle.vehicleId })).rejects.toMatchObject({
    status: 401,
    code: 'scope_missing',
  })
})

test('a vehicle that never said anything says so', async () => {
  showTelemetry({ api: apiSaying(() => ({ ...saying(), reading: null })).api })
  expect(await screen.findByText(/^This vehicle has never said anything/)).toBeTruthy()
})

test('levels are numbers, and low ones say so; what a vehicle has no sensor for is left out', async () => {
  const { textContent } = await showSaying({ stateOfChargePct: 14.4, fuelLevelPct: 15 })
  expect(textContent).toContain('Charge14% (low)')
  expect(textContent).toContain('Fuel15%Speed')
  expect(textContent).not.toContain('Driving')
})

test('an offline vehicle says since when, and that its readings are of then', async () => {
  const lastSeenAt = new Date(Date.now() - 3 * 86_400_000).toISOString()
  const { textContent } = await showSaying({ connectivity: 'offline', lastSeenAt })
  expect(textContent).toMatch(/Offline since .*\d{4}.*, 3 days ago: this is what it said then/)
})

test('trouble codes say what they mean, whose they are, and what they are not', async () => {
  const region = await showSaying({ dtcs: ['P0420', 'P0420', 'P1E00', 'P2610', 'C0035', 'nonsense'] })
  expect(
    within(region)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'P0420 Catalyst works below its threshold (bank 1)Powertrain, auxiliary emission controls',
    'P1E00 A code of Ford’s own: its documents say what it meansPowertrain, hybrid propulsion',
    'P2610 A standard code (SAE J2012) that is seldom metPowertrain, computer and its outputs',
    'C0035 Left front wheel speed sensor: circuitChassis',
    'nonsense is no code of the standard (SAE J2012)',
  ])
})

const somewhere = (secondsAgo: number) => ({
  location: {
    lat: 40.7128,
    lon: -74.006,
    headingDeg: 47,
    accuracyM: 10,
    at: new Date(Date.now() - secondsAgo * 1000).toISOString(),
  },
})

test('the position is text with its own age, and can be copied', async () => {
  const user = userEvent.setup()
  const { textContent } = await showSaying({ ...somewhere(300), isMoving: true })
  expect(textContent).toMatch(
    /40\.71280° N, 74\.00600° W, within (?:33 ft|10 m), driving north-east, 5 minutes ago/,
  )
  await user.click(screen.getByRole('button', { name: 'Copy coordinates' }))
  expect(await screen.findByText('The coordinates are copied.')).toBeTruthy()
  expect(await navigator.clipboard.readText()).toBe('40.71280, -74.00600')
})

test.each([undefined, { ...somewhere(0).location, lat: 0, lon: 0 }])(
  'a vehicle that can’t say where it is has no position: %o',
  async (location) => {
    const region = await showSaying(location ? { location } : {})
    expect(region.textContent).toContain('Not known: the vehicle has not said where it is.')
    expect(within(region).queryByRole('button', { name: /Copy|map/ })).toBeNull()
  },
)

/** Lets a test say when something comes into view. */
function watchViews() {
  const seen: ((entries: readonly { readonly isIntersecting: boolean }[]) => void)[] = []
  class Views {
    constructor(listener: (typeof seen)[number]) {
      seen.push(listener)
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('IntersectionObserver', Views)
  return (isIntersecting: boolean) => act(() => seen.at(-1)?.([{ isIntersecting }]))
}

test('the map waits until it is seen; where it can’t be drawn the coordinates stay', async () => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
  const see = watchViews()
  await showSaying(somewhere(10))
  see(false)
  expect(screen.queryByText('The map can’t be shown')).toBeNull()
  see(true)
  expect(await screen.findByText('The map can’t be shown')).toBeTruthy()
  const { textContent } = await panel()
  expect(textContent).toContain('The coordinates above say where it is.')
  expect(textContent).toContain('40.71280° N')
})

test('who spares data gets the map when they ask for it', async () => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
  Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true })
  const see = watchViews()
  await showSaying(somewhere(10))
  see(true)
  const button = screen.getByRole('button', { name: 'Show map' })
  await userEvent.click(button)
  expect(await screen.findByText('The map can’t be shown')).toBeTruthy()
})
