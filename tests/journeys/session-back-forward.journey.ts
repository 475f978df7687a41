import type { Page } from '@playwright/test'
import { signIn } from '../support/journey.ts'
import { expect, goBack, test } from '../support/back-forward-journey.ts'

/** Another page of this site, which is none of the app's. */
async function goElsewhere(page: Page, baseURL = ''): Promise<void> {
  const body = '<!doctype html><link rel="icon" href="data:,"><title>Elsewhere</title>'
  await page.route('**/elsewhere', (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto(`${baseURL}/elsewhere`)
}

test('the Back button after a sign-out elsewhere shows nothing of the fleet', async ({
  page,
  context,
  baseURL,
}) => {
  await signIn(page, 'operator')
  await expect(page.getByText(/^150 vehicles/)).toBeVisible()
  const seen = page.evaluate(() => {
    // Looked at when the page comes back, before anything else can run.
    const rows: number[] = []
    addEventListener('pageshow', () => rows.push(document.getElementById('root')?.offsetHeight ?? 0), true)
    Object.assign(window, { rows })
  })
  await seen
  await goElsewhere(page, baseURL)
  const other = await context.newPage()
  await other.goto('/vehicles')
  await other.getByRole('button', { name: 'Sign out' }).click()
  await other.waitForURL('/signed-out')
  expect(await goBack(page)).toEqual({ restored: true, blockedBy: [] })
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(0)
  expect(await page.evaluate(() => Reflect.get(window, 'rows'))).toEqual([0])
})

test('the Back button after one’s own sign-out leads to the landing page', async ({ page, baseURL }) => {
  await goElsewhere(page, baseURL)
  await signIn(page, 'operator')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('/signed-out')
  await goBack(page)
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(0)
})

test('the Back button to an app whose session goes on shows it as it was', async ({ page, baseURL }) => {
  await signIn(page, 'operator')
  await page.getByRole('searchbox').fill('van')
  await goElsewhere(page, baseURL)
  expect(await goBack(page)).toEqual({ restored: true, blockedBy: [] })
  await expect(page.getByRole('searchbox')).toHaveValue('van')
  await expect(page.getByRole('searchbox')).toBeVisible()
})
