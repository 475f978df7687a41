import { completeCallback, readCallback } from '#auth/callback.ts'
import { configureAuth } from '#auth/configure.ts'
import { noteInput } from '#auth/idle.ts'
import type { Config } from './config.ts'
import type { LandingNotice } from './landing.ts'

/** Configures Amplify on the callback page and waits for the sign-in. Answers why there is no session, if so. */
export async function finishSignIn(config: Config): Promise<LandingNotice | 'leaving' | null> {
  const callback = readCallback()
  configureAuth(config.amplify)
  const outcome = await completeCallback(callback)
  switch (outcome.kind) {
    case 'signedIn':
      noteInput()
      return null
    case 'leaving':
      return 'leaving'
    case 'cancelled':
      return { notice: 'You cancelled the sign-in. Sign in whenever you are ready.' }
    case 'failed':
      return { title: 'That sign-in did not work', notice: `${outcome.reason} Please sign in again.` }
  }
}
