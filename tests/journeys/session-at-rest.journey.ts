import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { signIn } from '../support/journey.ts'
import { expect, test } from '../support/session-journey.ts'

/** Every file below a folder that holds one of these texts, as bytes of UTF-8 or UTF-16. */
async function filesWith(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  )
  const found = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const bytes = await readFile(join(parentPath, name))
      const holds = texts.some((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')))
      return holds ? [name] : []
    }),
  )
  return found.flat()
}

test('after the browser has ended nothing on its disk opens the session again', async ({
  server,
  launchOptions,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'fleet-profile-'))
  const options = { ...launchOptions, ignoreHTTPSErrors: true, baseURL: server.origin }
  const first = await chromium.launchPersistentContext(profile, options)
  const page = await first.newPage()
  const exchange = page.waitForResponse('**/oauth2/token')
  await signIn(page, 'operator')
  const tokens: Record<string, string> = await (await exchange).json()
  const secrets = [tokens['access_token'], tokens['id_token'], tokens['refresh_token']].map(String)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  const name = /(\w+)\.refreshToken$/
  const stored = await page.evaluate(() => Object.keys(localStorage).join(' '))
  expect(stored.split(' ').some((key) => name.test(key))).toBe(true)
  await first.close()
  // The end of each, since the beginning of an ID token is public.
  expect(
    await filesWith(
      profile,
      secrets.map((secret) => secret.slice(-60)),
    ),
  ).toEqual([])

  const second = await chromium.launchPersistentContext(profile, options)
  const again = await second.newPage()
  await again.goto('/vehicles')
  await expect(again.getByRole('button', { name: 'Sign in' })).toBeVisible()
  expect(await again.evaluate(() => document.cookie)).toBe('')
  // What is left is the sealed text, of which the key is gone; the next sign-in takes its place.
  await expect(again.getByRole('row')).toHaveCount(0)
  await second.close()
  await rm(profile, { recursive: true, force: true })
})

test('a copy of the storage without the browser’s session key signs nobody in', async ({
  page,
  browser,
  context,
}) => {
  await signIn(page, 'operator')
  const { origins } = await context.storageState()
  const thief = await browser.newContext({ storageState: { cookies: [], origins } })
  const elsewhere = await thief.newPage()
  await elsewhere.goto('/vehicles')
  await expect(elsewhere.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect(elsewhere.getByRole('button', { name: 'Sign out' })).toHaveCount(0)
})

test('all tabs of one browser share the session, also one that is opened later', async ({
  page,
  context,
}) => {
  await signIn(page, 'operator')
  const other = await context.newPage()
  await other.goto('/vehicles')
  await expect(other.getByRole('button', { name: 'Sign out' })).toBeVisible()
})
