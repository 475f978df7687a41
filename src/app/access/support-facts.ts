import type { Session } from '#auth/session.ts'
import { type RecentCall, recentCalls } from '#fleet/api/recent-calls.ts'
import { type Versions, versions } from './versions.ts'

/** What a support bundle is made from. Much of it must not get out: `supportBundle` picks. */
export interface SupportFacts {
  readonly session: Session
  readonly calls: readonly RecentCall[]
  readonly versions: Versions
  readonly browser: Browser
  /** Path of the page from which the person came; anything, since it rests in the browser's history. */
  readonly openedFrom: unknown
  /** By this computer's clock, in milliseconds since 1970. */
  readonly now: number
}

/** The person's browser, as it describes itself: user agent, BCP 47 language, IANA time zone. */
export interface Browser {
  readonly userAgent: string
  readonly language: string
  readonly timeZone: string
}

/** The facts as they are now. */
export function supportFacts(session: Session, openedFrom: unknown): SupportFacts {
  const { userAgent, language } = navigator
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return {
    session,
    calls: recentCalls(),
    versions,
    browser: { userAgent, language, timeZone },
    openedFrom,
    now: Date.now(),
  }
}
