import type { Page } from '@playwright/test'
import { goBack, test as cachingTest } from '../support/back-forward-journey.ts'
import { signIn, typeCredentials } from '../support/journey.ts'
import { expect, test } from '../support/session-journey.ts'
import {
  expectFleet,
  expectSignedOut,
  expectSignInWorks,
  failure,
  leaveForSignIn,
  wanted,
} from '../support/sign-in-flow.ts'

test.describe('Back from the sign-in page is no error, and signing in works afterwards', () => {
  const expectNoError = async (page: Page) => {
    await expect(page.getByRole('heading', { name: 'Your fleet, at hand' })).toBeVisible()
    await expect(page.getByRole('status')).toBeHidden()
    await expect(page.getByRole('button', { name: 'Sign in' })).toHaveAttribute('aria-busy', 'false')
  }

  cachingTest('where the landing page comes from the back/forward cache', async ({ page }) => {
    await leaveForSignIn(page)
    expect(await goBack(page)).toEqual({ restored: true, blockedBy: [] })
    await expectNoError(page)
    await expectSignInWorks(page, wanted)
  })

  test('where it is loaded anew', async ({ page }) => {
    await leaveForSignIn(page)
    expect(await goBack(page)).toMatchObject({ restored: false })
    await expect(page.getByRole('heading', { name: 'Your fleet, at hand' })).toBeVisible()
    await expect(page.getByRole('status')).toBeHidden()
    await expectSignedOut(page, wanted)
    await expectSignInWorks(page, wanted)
  })
})

test('a cancelled sign-in (access_denied) comes back to the wanted page with a word about it', async ({
  page,
}) => {
  await leaveForSignIn(page)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('status')).toHaveText(/You cancelled the sign-in/)
  await expectSignedOut(page, wanted)
  await expectSignInWorks(page, wanted)
})

test.describe('a hostile error description is shown as text, bounded', () => {
  const hostile = `<img src=x onerror=alert(1)>\u202e\u2066\u200b${'A'.repeat(10_000)}`

  for (const asked of [true, false]) {
    test(
      asked ? 'in answer to a sign-in of ours' : 'in a callback that nobody asked for',
      async ({ page }) => {
        const state = asked ? (await leaveForSignIn(page)).searchParams.get('state') : 'forged'
        const answer = { error: 'server_error', error_description: hostile, state: state ?? '' }
        await page.goto(`/callback?${new URLSearchParams(answer)}`)
        await expect(page.getByRole('heading', failure)).toBeVisible()
        const notice = page.getByRole('status')
        await expect(notice).toContainText('server_error: <img src=x onerror=alert(1)> ')
        await expect(notice).toContainText('Please sign in again.')
        const text = await notice.innerText()
        expect(text.length).toBeLessThan(400)
        // Nothing that turns the text round or hides in it.
        expect(text).not.toMatch(/\p{C}/u)
        await expect(page.locator('#landing img[src="x"]')).toHaveCount(0)
        await expectSignedOut(page, asked ? wanted : '/vehicles')
        await expectSignInWorks(page, asked ? wanted : '/vehicles')
      },
    )
  }
})

test.describe('a token endpoint that fails leads to a page that says so; the button signs in without a password', () => {
  /** Comes back from the sign-in page into the failure, then out of it. */
  const expectWayOut = async (page: Page) => {
    await expect(page.getByRole('heading', failure)).toBeVisible()
    await expect(page.getByRole('status')).toContainText('Please sign in again.')
    await expectSignedOut(page, wanted)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expectFleet(page, wanted)
  }

  test.describe('answering a proxy’s HTML', () => {
    test.use({ provoked: [503] })

    test('with a status that says so', async ({ page, cloud }) => {
      await leaveForSignIn(page)
      await cloud.control({ fail: { target: 'token', kind: 'html' } })
      await typeCredentials(page, 'operator')
      await expectWayOut(page)
      expect(await cloud.exchanges()).toEqual([503, 200])
    })
  })

  test.describe('whose answer is lost', () => {
    test.use({ provoked: ['net::ERR_HTTP2_PROTOCOL_ERROR'] })

    test('after the code was used up', async ({ page, cloud }) => {
      await leaveForSignIn(page)
      await cloud.control({ fail: { target: 'token', kind: 'dropAfterCommit' } })
      await typeCredentials(page, 'operator')
      await expectWayOut(page)
      expect(await cloud.exchanges()).toEqual([0, 200])
    })
  })

  test.describe('that can’t be reached', () => {
    test.use({ provoked: ['net::ERR_INTERNET_DISCONNECTED'] })

    test('as the connection has gone', async ({ page, cloud }) => {
      await leaveForSignIn(page)
      await page.route('**/oauth2/token', (route) => route.abort('internetdisconnected'))
      await typeCredentials(page, 'operator')
      await expect(page.getByRole('heading', failure)).toBeVisible()
      await page.unroute('**/oauth2/token')
      await expectWayOut(page)
      expect(await cloud.exchanges()).toEqual([200])
    })
  })
})

test.describe('a reload', () => {
  test('after signing in exchanges nothing: one code, one request', async ({ page, cloud }) => {
    await signIn(page, 'operator', wanted)
    await page.reload()
    await expectFleet(page, wanted)
    expect(await cloud.exchanges()).toEqual([200])
  })

  test('before the exchange has left the browser signs in all the same', async ({ page, cloud }) => {
    await leaveForSignIn(page)
    // Never answered, until the reload gives it up.
    await page.route('**/oauth2/token', () => {}, { times: 1 })
    const asked = page.waitForRequest('**/oauth2/token')
    await typeCredentials(page, 'operator')
    await asked
    await page.reload()
    await expectFleet(page, wanted)
    expect(await cloud.exchanges()).toEqual([200])
  })

  test.describe('while the answer is on its way', () => {
    test.use({ provoked: [400] })

    test('finds the code used up, and signs in with another one without asking again', async ({
      page,
      cloud,
    }) => {
      await leaveForSignIn(page)
      const answered = Promise.withResolvers<void>()
      await page.route(
        '**/oauth2/token',
        async (route) => {
          await route.fetch()
          answered.resolve()
        },
        { times: 1 },
      )
      await typeCredentials(page, 'operator')
      await answered.promise
      await page.reload()
      await expectFleet(page, wanted)
      expect(await cloud.exchanges()).toEqual([200, 400, 200])
    })
  })
})
