import { completeCallback, readCallback } from '#auth/callback.ts'
import { callbackPath } from '#auth/callback-path.ts'
import { configureAuth } from '#auth/configure.ts'
import { isIdle, noteInput } from '#auth/idle.ts'
import { readSession } from '#auth/session.ts'
import { SessionUnavailableError } from '#auth/tokens.ts'
import { followSession, showApp } from './app-root.tsx'
import { type Config, ConfigError, loadConfig } from './config.ts'
import { endingNotices } from './ending-notices.ts'
import { type LandingNotice, showLanding } from './landing.ts'

/** From a stored session or a callback to the app, or back to the landing page with the reason why not. */
export async function start(): Promise<void> {
  try {
    const config = await loadConfig()
    const notice = await finishSignIn(config)
    if (notice === 'leaving') return
    if (!notice && isIdle(config.idleMs)) {
      const { leave } = await import('./leave.ts')
      return await leave('idle')
    }
    const session = notice ? null : await readSession()
    followSession(config)
    if (session) showApp(config, session)
    else showLanding(notice ?? endingNotices.refused)
  } catch (error) {
    if (error instanceof ConfigError) {
      const { showConfigError } = await import('./show-config-error.tsx')
      showConfigError(error)
    } else if (error instanceof SessionUnavailableError) showLanding({ notice: `${error.message}.` })
    else throw error
  }
}

/** Configures Amplify and, on a callback page, waits for the sign-in. Answers why there is no session, if so. */
async function finishSignIn(config: Config): Promise<LandingNotice | 'leaving' | null> {
  if (location.pathname !== callbackPath) {
    configureAuth(config.amplify)
    return null
  }
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
