import { callbackPath } from '#auth/callback-path.ts'
import { configureAuth } from '#auth/configure.ts'
import { isIdle } from '#auth/idle.ts'
import { readSession } from '#auth/session.ts'
import { SessionUnavailableError } from '#auth/tokens.ts'
import { followSession, showApp } from './app-root.tsx'
import { ConfigError, loadConfig } from './config.ts'
import { endingNotices } from './ending-notices.ts'
import { showLanding } from './landing.ts'

/** From a stored session or a callback to the app, or back to the landing page with the reason why not. */
export async function start(): Promise<void> {
  try {
    const [config, finishing] = await Promise.all([loadConfig(), signInToFinish()])
    const notice = (await finishing?.finishSignIn(config)) ?? null
    if (notice === 'leaving') return
    configureAuth(config.amplify)
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

/** Only a callback page has one, so no other waits for the code of it. */
function signInToFinish() {
  return location.pathname === callbackPath ? import('./finish-sign-in.ts') : null
}
