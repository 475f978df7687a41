/** Why a person sees the landing page, and what they should know. */
export interface LandingNotice {
  readonly title?: string
  readonly notice?: string
}

const signedOut: LandingNotice = {
  title: 'You are signed out',
  notice: 'Nothing of your fleet is left in this browser.',
}

/**
 * Shows the static signed-out page that index.html brings along: the only sign-in screen there is. The app is fetched
 * while the person reads; nothing is asked of the user pool before they press the button.
 */
export function showLanding({ title, notice }: LandingNotice = {}): void {
  const shown =
    location.pathname === '/signed-out' ? { ...signedOut, ...(notice && { notice }) } : { title, notice }
  const landing = element('landing')
  landing.hidden = false
  if (shown.title) element('landing-title').textContent = shown.title
  element('landing-notice').textContent = shown.notice ?? ''
  element('landing-notice').hidden = !shown.notice
  element('landing-sign-in').addEventListener('click', leave)
  requestIdle(() => void import('./prefetch.ts').then(({ prefetch }) => prefetch()))
}

/** Puts the landing page away again. */
export function hideLanding(): void {
  element('landing').hidden = true
}

async function leave(): Promise<void> {
  const button = element('landing-sign-in')
  if (button.getAttribute('aria-busy') === 'true') return
  button.setAttribute('aria-busy', 'true')
  try {
    const { beginSignIn } = await import('./begin-sign-in.ts')
    await beginSignIn(location.pathname + location.search + location.hash)
  } catch {
    showLanding({ notice: 'The sign-in could not be started. Check the connection, then try again.' })
  } finally {
    button.setAttribute('aria-busy', 'false')
  }
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`index.html has no element with the id ${id}`)
  return found
}

function requestIdle(work: () => void): void {
  // Safari has no requestIdleCallback.
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 2000 })
  else setTimeout(work, 200)
}
