import type { Page } from '@playwright/test'
import type { Tester } from '../tester.ts'
import type { Step } from './step.ts'

/**
 * Types into the sign-in pages, whatever language they speak: managed login asks for the username first and the password on a
 * second screen, the classic pages and the local ones for both at once.
 */
export async function givePassword(page: Page, { username, password }: Tester, step: Step): Promise<void> {
  const name = usernameField(page)
  await step('the sign-in page asks for a username', () => name.waitFor())
  await step('the username is typed', async () => {
    await name.fill(username)
    if (!(await passwordField(page).isVisible())) await name.press('Enter')
  })
  await step('the sign-in page asks for a password', () => passwordField(page).waitFor())
  await step('the password is typed', async () => {
    await passwordField(page).fill(password)
    await passwordField(page).press('Enter')
  })
}

/** By name where it has one, else the first text field; the classic pages have each twice, one of them hidden. */
export function usernameField(page: Page) {
  return page.locator('input:is([name="username"], [type="text"], [type="email"]):visible').first()
}

function passwordField(page: Page) {
  return page.locator('input[type="password"]:visible').first()
}
