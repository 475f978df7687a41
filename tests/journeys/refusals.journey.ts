import type { Page } from '@playwright/test'
import { expect, openFirstVehicle, signIn, test } from '../support/journey.ts'
import { callFrom, followToken, type PageCall } from '../support/page-call.ts'

/** The tokens that a sign-in gives, as the user pool's answer has them; the app keeps them sealed. */
async function signInForTokens(
  page: Page,
  username: string,
): Promise<Record<'access_token' | 'id_token', string>> {
  const exchange = page.waitForResponse('**/oauth2/token')
  await signIn(page, username)
  return (await exchange).json()
}

interface Refusals {
  /** Controls of a vehicle's page, and what each of them calls. */
  readonly controls: Readonly<Record<string, PageCall>>
  /** What stands in place of a part of the page, or of a page, and what it would have asked for. */
  readonly parts: readonly (readonly [path: string, words: RegExp, call: PageCall])[]
  /** Controls that are live. */
  readonly allowed: readonly string[]
}

const reason = { reason: 'Because' }
const edit: PageCall = { method: 'PATCH', path: '/vehicles/update/ID', body: { driver: 'Nobody' } }
const unlock: PageCall = { method: 'POST', path: '/vehicles/command/ID/unlock-doors' }
const immobilize: PageCall = { method: 'POST', path: '/vehicles/command/ID/immobilize', body: reason }
const release: PageCall = { method: 'POST', path: '/vehicles/command/ID/release', body: reason }
const history: PageCall = { method: 'GET', path: '/vehicles/read/ID/history' }
const members: PageCall = { method: 'GET', path: '/members/read' }
const audit: PageCall = { method: 'GET', path: '/audit/read' }
const notForMembers = [
  '/members',
  /You may not see the members and their groups: .*fleet\/admin/,
  members,
] as const
const notForAudit = [
  '/audit',
  /You may not see who did what in the whole tenant: .*fleet\/admin/,
  audit,
] as const

// By hand: what each role is refused, on the page and by the API.
const roles: Readonly<Record<string, Refusals>> = {
  operator: {
    controls: {
      'Edit vehicle': edit,
      'Unlock doors': unlock,
      Immobilise: immobilize,
      Release: release,
    },
    parts: [
      ['', /You may not see who changed a vehicle: this is for the groups manager and admin/, history],
      notForMembers,
      notForAudit,
    ],
    allowed: ['Lock doors'],
  },
  manager: {
    controls: { Immobilise: immobilize, Release: release },
    parts: [notForMembers, notForAudit],
    allowed: ['Edit vehicle', 'Lock doors', 'Unlock doors'],
  },
  admin: {
    controls: {},
    parts: [],
    allowed: ['Edit vehicle', 'Lock doors', 'Unlock doors', 'Immobilise', 'Release'],
  },
}

for (const [role, { controls, parts, allowed }] of Object.entries(roles)) {
  test.describe(`what ${role} may not do`, () => {
    test.use({ provoked: parts.length > 0 ? [401, 403] : [] })

    test('is visible, says why and who can grant it, and is refused by the API', async ({ page }) => {
      const token = followToken(page)
      await signIn(page, role)
      await openFirstVehicle(page)
      const address = new URL(page.url()).pathname
      const refuse = async ({ path, ...call }: PageCall) => {
        const own = { ...call, path: path.replace('ID', address.split('/').at(-1) ?? '') }
        // Without the scope the gateway refuses, without the group the boundary.
        expect([401, 403]).toContain((await callFrom(page, token(), own)).status)
      }
      // Readings and commands are for everybody.
      await expect(
        page.getByRole('region', { name: 'Telemetry' }).getByText('Odometer', { exact: true }),
      ).toBeVisible()
      await expect(page.getByRole('region', { name: 'Commands' })).not.toContainText('You may not')
      for (const name of allowed) {
        const button = page.getByRole('button', { name, exact: true })
        await expect(button).not.toHaveAttribute('aria-disabled', 'true')
      }
      for (const [name, call] of Object.entries(controls)) {
        const button = page.getByRole('button', { name, exact: true })
        await expect(button).toHaveAttribute('aria-disabled', 'true')
        await button.focus()
        await expect(button).toBeFocused()
        await expect(button).toHaveAccessibleDescription(/^You may not .* An admin of north can add you\.$/)
        await page.keyboard.press('Enter')
        await expect(page.getByRole('dialog')).toHaveCount(0)
        // What would help is the keyboard's next stop.
        await page.keyboard.press('Tab')
        await page.keyboard.press('Enter')
        await expect(page.getByRole('dialog')).toContainText('Priya Raman')
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
        await refuse(call)
      }
      await expect(page).toHaveURL(address)
      for (const [path, words, call] of parts) {
        if (path) await page.getByRole('link', { name: path === '/audit' ? 'Audit' : 'Members' }).click()
        await expect(page.getByText(words)).toBeVisible()
        await refuse(call)
      }
    })
  })
}

test.describe('the ID token', () => {
  test.use({ provoked: [401] })

  test('is refused by the API, and never sent by the app', async ({ page }) => {
    const sent = new Set<string>()
    page.on('request', (request) => sent.add(request.headers()['authorization'] ?? ''))
    const { id_token: idToken } = await signInForTokens(page, 'manager')
    await openFirstVehicle(page)
    expect(idToken).toMatch(/^eyJ/)
    expect([...sent].some((header) => header.includes(idToken))).toBe(false)
    expect(await callFrom(page, `Bearer ${idToken}`, { method: 'GET', path: '/vehicles/read' })).toEqual({
      status: 401,
      body: { message: 'Unauthorized' },
    })
  })
})

test('a newcomer learns what is missing and whom to ask', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: /newcomer/i }).click()
  await expect(
    page.getByRole('heading', { name: 'You are signed in, but you have no access yet' }),
  ).toBeVisible()
  await expect(page.getByText(/Ask whoever runs your user pool/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
})

test.describe('an address of another tenant', () => {
  test.use({ provoked: [404] })

  test('hints at nothing', async ({ page, person }) => {
    const elsewhere = await person('manager-south')
    await openFirstVehicle(elsewhere)
    const foreign = new URL(elsewhere.url()).pathname

    await signIn(page, 'admin', foreign)
    await expect(page.getByRole('heading', { name: 'There is no such vehicle in your fleet' })).toBeVisible()
    const theirs = (await page.locator('#content').innerText()).trim()
    await page.goto('/vehicles/there-is-none')
    await expect(page.getByRole('heading', { name: 'There is no such vehicle in your fleet' })).toBeVisible()
    expect((await page.locator('#content').innerText()).trim()).toBe(theirs)
  })
})
