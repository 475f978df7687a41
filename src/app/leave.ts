import { configureAuth } from '#auth/configure.ts'
import type { SignOutKind } from '#auth/ending.ts'
import { finishSignOut, signOut } from '#auth/sign-out.ts'
import { loadConfig } from './config.ts'
import { showLanding } from './landing.ts'

/** Ends the hosted session of whoever has signed out: now, or as soon as there is a connection. It leaves the page. */
export async function finishWhenOnline(): Promise<void> {
  configureAuth((await loadConfig()).amplify)
  await finishOrWait(finishSignOut())
}

/** Signs out: the page is closed at once; where there is no connection, the landing page says what is left to do. */
export async function leave(kind: SignOutKind): Promise<void> {
  await finishOrWait(signOut(kind))
}

/** Tells what is still open after a sign-out without a connection, and finishes it when there is one again. */
async function finishOrWait(finished: Promise<boolean>): Promise<void> {
  if (await finished) return
  showLanding({
    title: 'You are signed out here, but offline',
    notice:
      'Nothing of your fleet is left in this browser. The sign-in page may still remember you: leave this page open, and that ends by itself when you are back online.',
  })
  window.addEventListener('online', () => void finishOrWait(finishSignOut()), { once: true })
}
