import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { onSessionEnd, type SessionEnding } from '#auth/auth-events.ts'
import { completeCallback, readCallback } from '#auth/callback.ts'
import { callbackPath } from '#auth/callback-path.ts'
import { configureAuth } from '#auth/configure.ts'
import { readSession, type Session, SessionUnavailableError } from '#auth/session.ts'
import '#ui/amplify.css'
import '#ui/theme.css'
import { App } from './app.tsx'
import { createAppParts } from './app-parts.ts'
import { type Config, ConfigError, loadConfig } from './config.ts'
import { ConfigErrorScreen } from './config-error-screen.tsx'
import { hideLanding, type LandingNotice, showLanding } from './landing.ts'
import './app.css'

let root: Root | undefined

/** From a stored session or a callback to the app, or back to the landing page with the reason why not. */
export async function start(): Promise<void> {
  try {
    const config = await loadConfig()
    const notice = await finishSignIn(config)
    const session = notice ? null : await readSession()
    if (session) showApp(config, session)
    else showLanding(notice ?? endings.refused)
  } catch (error) {
    if (error instanceof ConfigError) showConfigError(error)
    else if (error instanceof SessionUnavailableError) showLanding({ notice: `${error.message}.` })
    else throw error
  }
}

/** Replaces whatever is shown by what is wrong with the settings. */
export function showConfigError(error: ConfigError): void {
  hideLanding()
  render(<ConfigErrorScreen error={error} />)
}

/** Configures Amplify and, on a callback page, waits for the sign-in. Answers why there is no session, if so. */
async function finishSignIn(config: Config): Promise<LandingNotice | null> {
  if (location.pathname !== callbackPath) {
    configureAuth(config.amplify)
    return null
  }
  const callback = readCallback()
  configureAuth(config.amplify)
  const outcome = await completeCallback(callback)
  switch (outcome.kind) {
    case 'signedIn':
      return null
    case 'cancelled':
      return { notice: 'You cancelled the sign-in. Sign in whenever you are ready.' }
    case 'failed':
      return { title: 'That sign-in did not work', notice: `${outcome.reason} Please sign in again.` }
  }
}

function showApp(config: Config, session: Session): void {
  const parts = createAppParts(config.apiEndpoint, session.caller)
  const stopListening = onSessionEnd((ending) => {
    stopListening()
    parts.client.clear()
    parts.router.dispose()
    root?.unmount()
    root = undefined
    showLanding(endings[ending])
  })
  hideLanding()
  render(<App session={session} {...parts} />)
}

/** What a person should know whose session has ended; they come back to the same page. */
const endings: Readonly<Record<SessionEnding, LandingNotice>> = {
  signedOut: { title: 'You are signed out', notice: 'The session in this browser was ended.' },
  refused: {
    title: 'Please sign in again',
    notice: 'Your session has ended. You will come back to this page.',
  },
}

function render(screen: React.ReactNode): void {
  const container = document.getElementById('root')
  if (!container) throw new Error('index.html has no element with the id root')
  root ??= createRoot(container)
  root.render(<StrictMode>{screen}</StrictMode>)
}
