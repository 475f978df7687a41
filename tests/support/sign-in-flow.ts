import { expect, type Page } from '@playwright/test'
import { signIn, tabHistory, typeCredentials } from './journey.ts'

/** The page that a person wants who signs in: not the one that everybody gets. */
export const wanted = '/vehicles?sort=-modelYear'
/** What the landing page says in big after a sign-in that failed. */
export const failure = { name: 'That sign-in did not work' }

/** From the landing page at `wanted` to the hosted sign-in page, whose address is given. */
export async function leaveForSignIn(page: Page): Promise<URL> {
  await page.goto(wanted)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/login?**')
  return new URL(page.url())
}

/** Signs in, and gives the address of the callback that this took, with its code and state. */
export async function signInByCallback(page: Page): Promise<string> {
  const callback = page.waitForRequest((request) => request.url().includes('/callback?code='))
  await signIn(page, 'operator', wanted)
  return (await callback).url()
}

/** The landing page, and nobody half signed in: no token is kept, nothing is left in the history, a reload changes nothing. */
export async function expectSignedOut(page: Page, address: string): Promise<void> {
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect(page).toHaveURL(address)
  expect((await tabHistory(page)).filter((url) => /\/callback|error=/.test(url))).toEqual([])
  const keys = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
  expect(keys.filter((key) => /token/i.test(key))).toEqual([])
  await page.reload()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeHidden()
  await expect(page).toHaveURL(address)
}

/** Signed in at this address, with a session that the API takes. */
export async function expectFleet(page: Page, address: string): Promise<void> {
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await expect(page.getByText(/^150 vehicles$/)).toBeVisible()
  await expect(page).toHaveURL(address)
}

/** The button of the landing page leads to the sign-in, and from there to the fleet. */
export async function expectSignInWorks(page: Page, address: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/login?**')
  await typeCredentials(page, 'operator')
  await expectFleet(page, address)
}
