import type { Browser } from '@playwright/test'
import type { Place } from '../side.ts'
import { forEachTesterInTurn, type TesterName } from '../tester.ts'
import { type Visit, visit } from './visit.ts'

export type Visits = Readonly<Record<TesterName, Visit>>

/** Signs everybody in, one after another, each in a browser of their own. @throws {SmokeError} naming the step. */
export function signInEveryone(browser: Browser, place: Place, signal: AbortSignal): Promise<Visits> {
  return forEachTesterInTurn((name) => {
    signal.throwIfAborted()
    return visit(browser, place, place.testers[name])
  })
}
