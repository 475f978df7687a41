import type { Page } from '@playwright/test'
import { usernameField } from './give-password.ts'

/** Presses “Sign out”, then “Sign in”: the sign-in pages must ask again who it is. */
export async function signOutAndBack(page: Page): Promise<{ readonly left: string; readonly back: string }> {
  await page.getByRole('button', { name: 'Sign out' }).click()
  // The landing page is there before the sign-in pages have been told.
  await page.waitForURL((url) => url.pathname === '/signed-out')
  const signIn = page.getByRole('button', { name: 'Sign in' })
  await signIn.waitFor()
  const left = `the landing page, at ${new URL(page.url()).pathname}`
  await signIn.click()
  const again = page.getByRole('button', { name: 'Sign out' })
  await usernameField(page).or(again).first().waitFor()
  return { left, back: (await again.isVisible()) ? 'signed in without being asked' : 'asked who it is' }
}
