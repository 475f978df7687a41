import { type SessionEnding, signOutUnderWay } from '#auth/ending.ts'
import { onSessionChange } from '#auth/session-change.ts'
import { isSamePerson, readSession, type Session } from '#auth/session.ts'
import { hasStoredSession } from '#auth/stored-session.ts'
import { followTabs } from '#auth/tabs.ts'
import { renewOnWake } from '#auth/wake.ts'
import { forgetCalls } from '#fleet/api/recent-calls.ts'
import { App } from './app.tsx'
import { type AppParts, createAppParts } from './app-parts.ts'
import type { Config } from './config.ts'
import { endingNotices } from './ending-notices.ts'
import { hideLanding, showLanding } from './landing.ts'
import { clearRoot, renderRoot, rootElement } from './react-root.tsx'

interface Shown {
  readonly session: Session
  readonly parts: AppParts
  /** Stops what watches for somebody being there. */
  readonly end: AbortController
}

/** The connection may be gone for a while. */
const retryMs = 10_000

let shown: Shown | undefined

/** Shows the app to someone; if that is not who it was shown to before, then as new, with nothing of theirs. */
export function showApp(config: Config, session: Session): void {
  if (shown && !isSamePerson(shown.session.caller, session.caller)) clear()
  const isNew = !shown
  const { parts, end } = shown ?? {
    parts: createAppParts(config.apiEndpoint, session.caller),
    end: new AbortController(),
  }
  shown = { session, parts, end }
  hideLanding()
  renderRoot(<App session={session} mapStyle={config.mapStyle} {...parts} />)
  if (isNew) void guard(config.idleMs, end.signal)
}

/** Comes behind the first page, and brings the sign-out along, which must work without a connection too. */
async function guard(limitMs: number, end: AbortSignal): Promise<void> {
  while (!end.aborted) {
    try {
      const { guardIdle } = await import('./idle-guard.ts')
      return guardIdle(limitMs, end)
    } catch {
      await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
  }
}

let following = false

/** From now on the page shows what the session of this browser is, whichever tab has changed it. */
export function followSession(config: Config): void {
  if (following) return
  following = true
  followTabs()
  renewOnWake()
  onSessionChange((ending) => void follow(config, ending))
  // Whoever comes back from elsewhere with the Back button sees the page as it was, before anything has run.
  window.addEventListener('pagehide', () => (rootElement().hidden = true))
  window.addEventListener('pageshow', () => (rootElement().hidden = false))
}

async function follow(config: Config, ending?: SessionEnding): Promise<void> {
  const over = ending ?? signOutUnderWay() ?? (hasStoredSession() ? null : 'refused')
  if (over) return close(over)
  // Where it can't be read now, what is shown stays: the next call says what is wrong.
  const session = await readSession().catch(() => undefined)
  if (session) showApp(config, session)
  else if (session === null) close('refused')
}

function close(ending: SessionEnding): void {
  if (!shown) return
  clear()
  showLanding(endingNotices[ending])
}

function clear(): void {
  shown?.end.abort()
  shown?.parts.store.end()
  forgetCalls()
  shown?.parts.router.dispose()
  shown = undefined
  clearRoot()
}
