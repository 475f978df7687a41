import { decodeJwt } from 'jose'
import { afterEach, beforeEach, vi } from 'vitest'
import { AccessToken } from '#auth/access-token.ts'
import { callerFrom } from '#contract/caller.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { createFleetApi, type FleetApi } from '#fleet/api/fleet-api.ts'
import type { TokenSource } from '#fleet/api/try-call.ts'
import { control } from './local-cloud.ts'
import type { TestApp } from './render-app.tsx'
import { testOrigin } from './test-origin.ts'

/** A client of the fleet API with a source of tokens of its own, and which tokens it said were refused when it asked. */
export interface OwnClient {
  readonly api: FleetApi
  readonly asked: readonly (string | undefined)[]
}

/** Calls of a manager to the real API, which can be made to fail. */
export interface FleetCalls {
  readonly api: FleetApi
  /** The first of the fleet, as it was before the test. */
  readonly vehicle: Vehicle
  /** What was sent since the test began, or since `forgetSent`. */
  readonly sent: readonly Request[]
  forgetSent(): void
  /** Makes the next calls fail, until the test ends. */
  fail(failure: object): Promise<unknown>
  /** Calls for that vehicle, by the manager unless another client is given. */
  read(by?: FleetApi, signal?: AbortSignal): Promise<Vehicle>
  save(by?: FleetApi): Promise<unknown>
  unlock(by?: FleetApi): Promise<{ readonly commandId: string }>
}

/** Sets the calls up before each test of a file. */
export function fleetCalls(app: TestApp): FleetCalls {
  let api: FleetApi | undefined
  let vehicle: Vehicle | undefined
  let sent: Request[] = []
  app.onRequest((request) => sent.push(request))

  beforeEach(async () => {
    ;({ api } = await app.signedIn('manager'))
    vehicle = (await api.listVehicles({ query: { limit: '1' } })).items[0]
    sent = []
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    vi.useRealTimers()
    await control(app.cloud, { fail: null })
  })

  return {
    get api() {
      return made(api)
    },
    get vehicle() {
      return made(vehicle)
    },
    get sent() {
      return sent
    },
    forgetSent: () => (sent = []),
    fail: (failure) => control(app.cloud, { fail: { target: 'api', kind: 'status', ...failure } }),
    read: (by = made(api), signal) =>
      by.readVehicle({ vehicleId: made(vehicle).vehicleId, ...(signal && { signal }) }),
    save(by = made(api)) {
      const { vehicleId, version } = made(vehicle)
      return by.updateVehicle({ vehicleId, version, body: { driver: `Driver ${version}` } })
    },
    unlock(by = made(api)) {
      const { vehicleId } = made(vehicle)
      return by.unlockDoors({ vehicleId, idempotencyKey: crypto.randomUUID(), body: {} })
    },
  }
}

/** Makes a client whose tokens come from `source`, which is given the refused one. */
export function clientWith(source: (refused: string | undefined) => Promise<string>): OwnClient {
  const asked: (string | undefined)[] = []
  const given: string[] = []
  const tokenSource: TokenSource = async (wish) => {
    const refused = given.find((token) => wish?.refused?.is(token))
    asked.push(refused)
    const token = await source(refused)
    given.push(token)
    return new AccessToken(token, callerFrom(decodeJwt(token)))
  }
  return { asked, api: createFleetApi(`${testOrigin}/api`, tokenSource) }
}

/** The error of a call; one that succeeds gives its answer, which no error looks like. */
export async function failureOf(call: Promise<unknown>): Promise<{ failure: object; message: string }> {
  return call.catch((error: unknown) => error) as Promise<{ failure: object; message: string }>
}

function made<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('Fleet calls are set up before each test, not earlier')
  return value
}
