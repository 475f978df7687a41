import { signIn, typeCredentials } from '../support/journey.ts'
import { expect, test } from '../support/session-journey.ts'
import {
  expectFleet,
  expectSignedOut,
  expectSignInWorks,
  failure,
  leaveForSignIn,
  signInByCallback,
  wanted,
} from '../support/sign-in-flow.ts'

test.describe('a callback that nobody asked for ends on a page that says what to do', () => {
  const forged = ['', '?code=forged&state=forged', '?code=x', '?state=x', '?code=x&state=x#error=x']

  test('in a browser that has not started a sign-in, without an exchange', async ({ page, cloud }) => {
    for (const query of forged) {
      await page.goto(`/callback${query}`)
      await expect(page.getByRole('heading', failure)).toBeVisible()
      await expect(page.getByRole('status')).toContainText('Please sign in again.')
      await expectSignedOut(page, '/vehicles')
    }
    expect(await cloud.exchanges()).toEqual([])
    await expectSignInWorks(page, '/vehicles')
  })

  test('with a wrong state during a sign-in of ours, without an exchange: at first on the sign-in page, then on ours', async ({
    page,
    cloud,
  }) => {
    const asked = (await leaveForSignIn(page)).searchParams.get('state')
    // It may be ours, and another tab's doing that its state is gone: the sign-in begins anew, once.
    await page.goto('/callback?code=forged&state=forged')
    await page.waitForURL('**/login?**')
    expect([asked, 'forged']).not.toContain(new URL(page.url()).searchParams.get('state'))
    await page.goto('/callback?code=forged&state=forged')
    await expect(page.getByRole('heading', failure)).toBeVisible()
    await expect(page.getByRole('status')).toContainText('Please sign in again.')
    await expectSignedOut(page, '/vehicles')
    expect(await cloud.exchanges()).toEqual([])
    await expectSignInWorks(page, '/vehicles')
  })

  test.describe('with a code of someone else’s sign-in and the state of ours', () => {
    test.use({ provoked: [400, 'net::ERR_FAILED'] })

    test('leads to the sign-in page, since the user pool refuses it without their verifier (PKCE)', async ({
      page,
      person,
      cloud,
    }) => {
      const attacker = await person()
      await leaveForSignIn(attacker)
      // Whose code is not used up.
      await attacker.route('**/oauth2/token', (route) => route.abort())
      const callback = attacker.waitForRequest((request) => request.url().includes('/callback?code='))
      await typeCredentials(attacker, 'manager')
      const injected = new URL((await callback).url())
      await expect(attacker.getByRole('heading', failure)).toBeVisible()
      injected.searchParams.set('state', (await leaveForSignIn(page)).searchParams.get('state') ?? '')

      await page.goto(injected.href)
      await page.waitForURL('**/login?**')
      expect(await cloud.exchanges()).toEqual([400])
      await typeCredentials(page, 'operator')
      await expectFleet(page, wanted)
      await expect(page.getByText('Inês Moreau')).toBeVisible()
    })
  })

  test('that was used up before the person signed out', async ({ page, cloud }) => {
    const callback = await signInByCallback(page)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('/signed-out')
    await page.goto(callback)
    await expect(page.getByRole('heading', failure)).toBeVisible()
    await expect(page.getByRole('status')).toContainText('already used')
    await expectSignedOut(page, wanted)
    expect(await cloud.exchanges()).toEqual([200])
    await expectSignInWorks(page, wanted)
  })
})

test.describe('someone who is signed in stays signed in, and no code is exchanged once more', () => {
  test('after the same callback again', async ({ page, cloud }) => {
    const callback = await signInByCallback(page)
    await page.goto(callback)
    await expectFleet(page, wanted)
    await page.reload()
    await expectFleet(page, wanted)
    expect(await cloud.exchanges()).toEqual([200])
  })

  test('after forged callbacks', async ({ page, cloud }) => {
    await signIn(page, 'operator')
    for (const query of ['error=access_denied&state=x', 'code=forged&state=forged', 'error=server_error']) {
      await page.goto(`/callback?${query}`)
      await expectFleet(page, '/vehicles')
    }
    expect(await cloud.exchanges()).toEqual([200])
  })
})
