import { resolve } from 'node:path'
import type { Browser } from '@playwright/test'
import type { SmokeArguments } from './arguments.ts'
import { openStage } from './aws/open-stage.ts'
import { openBrowser } from './browser/open-browser.ts'
import { signInEveryone, type Visits } from './browser/sign-in-everyone.ts'
import { compare, type Compared } from './compare.ts'
import { openOwnCloud } from './laptop/own-cloud.ts'
import { openRunningCloud } from './laptop/running-cloud.ts'
import type { Names } from './report.ts'
import { allProbes } from './rows/all-probes.ts'
import { appProbe, signOutProbe } from './rows/app-rows.ts'
import { throttleProbe } from './rows/throttle-rows.ts'
import type { Secrets } from './secrets.ts'
import type { Place, Side } from './side.ts'
import { forEachTester } from './tester.ts'

export interface RunContext {
  readonly signal: AbortSignal
  /** Told of all that must never be shown. */
  readonly secrets: Secrets
  /** Takes a line for whoever waits. */
  readonly say: (line: string) => void
}

const root = resolve(import.meta.dirname, '../..')

/**
 * Opens both sides, signs everybody in, compares, and removes whatever was made for it, in any case.
 * @throws {SmokeError | DeployError | StartupError} with a message for people, or the signal's reason.
 */
export async function run(
  { target, throttle }: SmokeArguments,
  context: RunContext,
): Promise<{ readonly names: Names; readonly rows: readonly Compared[] }> {
  const { signal, say } = context
  await using opened = new AsyncDisposableStack()
  const browser = opened.adopt(await openBrowser(signal), (one) => one.close())
  const examined = opened.use(await openTarget(target, context))
  context.secrets.addPeople(examined)
  const reference = opened.use(await openOwnCloud({ name: 'local', root }))
  const visits = new Map<Side, Visits>()
  const enter = async (place: Place) => {
    say(`Signing five people in at ${place.addresses.site}`)
    const [side, own] = await signedIn(browser, place, context)
    visits.set(side, own)
    return side
  }
  const [here, there] = await Promise.all([enter(reference), enter(examined)])
  const visitsOf = (side: Side) => {
    const own = visits.get(side)
    if (!own) throw new Error(`Nobody was signed in at ${side.name}`)
    return own
  }
  const probes = [
    appProbe(visitsOf),
    ...allProbes,
    signOutProbe(visitsOf),
    ...(throttle ? [throttleProbe] : []),
  ]
  say('Asking both')
  const rows = await compare(probes, { reference: here, examined: there }, signal)
  return { names: { reference: reference.name, examined: examined.name }, rows }
}

function openTarget(target: SmokeArguments['target'], { signal, say }: RunContext): Promise<Place> {
  if ('stage' in target) return openStage(target.stage, { signal, say })
  const name = 'another'
  return target.local === null ? openOwnCloud({ name, root }) : openRunningCloud(name, target.local, say)
}

async function signedIn(
  browser: Browser,
  place: Place,
  { signal, secrets }: RunContext,
): Promise<[Side, Visits]> {
  const visits = await signInEveryone(browser, place, signal)
  const side = { ...place, tokens: forEachTester((name) => visits[name].tokens) }
  secrets.addTokens(side)
  return [side, visits]
}
