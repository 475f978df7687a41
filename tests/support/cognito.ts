import { amplifyConfigAt } from '#cloud/local/amplify-config.ts'
import { createCognito } from '#cloud/local/cognito/cognito.ts'
import type { PreTokenGeneration } from '#cloud/local/cognito/trigger.ts'
import { openUserPool } from '#cloud/local/cognito/user-pool.ts'
import { defaultSettings } from '#cloud/local/settings.ts'
import { handler } from '#cloud/user-pool/pre-token-generation.ts'
import { movableClock, type MovableClock } from './clock.ts'
import { testOrigin } from './test-origin.ts'

export interface CognitoOptions {
  readonly origin?: string
  readonly directory?: string
  readonly trigger?: PreTokenGeneration
  readonly clock?: MovableClock
}

/** The local Cognito alone, with the real trigger: for tests that need no API and no database. */
export async function startCognito(options: CognitoOptions = {}) {
  const { origin = testOrigin, directory, trigger = handler, clock = movableClock() } = options
  const settings = defaultSettings()
  const pool = await openUserPool({ origin, directory, trigger, settings, now: clock.now })
  const reported: Error[] = []
  const cognito = createCognito(pool, (error) => reported.push(error))
  const answer = async (request: Request) => cognito.fetch(request)
  return {
    origin,
    settings,
    clock,
    reported,
    rotateKeys: () => pool.rotateKeys(),
    fetch: (address: string, init?: RequestInit) => answer(new Request(new URL(address, origin), init)),
    /** Itself, as a server mounts it. */
    cloud: { origin, fetch: answer },
    amplifyConfig: amplifyConfigAt(origin),
  }
}
