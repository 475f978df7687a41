import type { SignOutKind } from '../auth/ending.ts'

/** Why a person sees the landing page, and what they should know. */
export interface LandingNotice {
  readonly title?: string
  readonly notice?: string
}

/** What a person should know who was signed out. */
export const signOutNotices: Readonly<Record<SignOutKind, LandingNotice>> = {
  signedOut: { title: 'You are signed out', notice: 'Nothing of your fleet is left in this browser.' },
  idle: {
    title: 'You were signed out',
    notice: 'There was no input for a while. Sign in to go on where you were.',
  },
}

/** Shows the static signed-out page that index.html brings along: the only sign-in screen there is. */
export function showLanding({ title, notice }: LandingNotice = {}): void {
  if (title) element('landing-title').textContent = title
  element('landing-notice').textContent = notice ?? ''
  element('landing-notice').hidden = !notice
  element('landing-lead').hidden = Boolean(notice)
  element('landing').hidden = false
}

/** Puts the landing page away again. */
export function hideLanding(): void {
  element('landing').hidden = true
}

/** Calls back when the person wants to sign in; not while that is under way already. */
export function onSignInPressed(press: () => void): void {
  const button = element('landing-sign-in')
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-busy') !== 'true') press()
  })
}

/** Shows that the sign-in is under way. */
export function markBusy(busy: boolean): void {
  element('landing-sign-in').setAttribute('aria-busy', String(busy))
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`index.html has no element with the id ${id}`)
  return found
}
