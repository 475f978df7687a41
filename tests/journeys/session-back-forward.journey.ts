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
  await expect(page.getByText(/^150 vehicles$/)).toBeVisible()
  await page.evaluate(() => {
    // Registered last: what is to be seen when everything that the app does at once is done.
    const seen: string[] = []
    addEventListener('pageshow', () => {
      const landing = document.getElementById('landing')
      seen.push(landing?.hidden === false ? 'the landing page' : 'something else')
    })
    Object.assign(window, { seen })
  })
  await goElsewhere(page, baseURL)
  const other = await context.newPage()
  await other.goto('/vehicles')
  await other.getByRole('button', { name: 'Sign out' }).click()
  await other.waitForURL('/signed-out')
  expect(await goBack(page)).toEqual({ restored: true, blockedBy: [] })
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(0)
  expect(await page.evaluate(() => Reflect.get(window, 'seen'))).toEqual(['the landing page'])
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
  // An address that changes while the page is on its way out would put it out of the cache.
  await expect(page).toHaveURL('/vehicles?q=van')
  // So would what is still on its way to the page.
  await expect(page.getByText(/^\d+ of 150 vehicles$/)).toBeVisible()
  await goElsewhere(page, baseURL)
  expect(await goBack(page)).toEqual({ restored: true, blockedBy: [] })
  await expect(page.getByRole('searchbox')).toHaveValue('van')
  await expect(page.getByRole('searchbox')).toBeVisible()
})
