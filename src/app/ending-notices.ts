import type { SessionEnding } from '#auth/ending.ts'
import { type LandingNotice, signOutNotices } from './landing.ts'

/** What a person should know whose session has ended. */
export const endingNotices: Readonly<Record<SessionEnding, LandingNotice>> = {
  ...signOutNotices,
  refused: {
    title: 'Please sign in again',
    notice: 'Your session has ended. You will come back to this page.',
  },
}
