import { journeyOrigin } from '../support/journey-server.ts'
import { expect, test } from '../support/journey.ts'

const strict = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types fleet-import fleet-map",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

test('the site’s files carry the strict headers, and no HSTS on localhost', async ({ request }) => {
  for (const path of ['/', '/vehicles/any', '/callback?code=x', '/favicon.svg']) {
    const headers = (await request.get(path)).headers()
    expect(headers).toMatchObject(strict)
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['cache-control']).toBe('no-cache')
  }
})

test('a connection at rest stays open for longer than a browser waits to use it again', async ({
  request,
}) => {
  expect((await request.get('/favicon.svg')).headers()['keep-alive']).toBe('timeout=75')
})

test('files with a hash in their name are kept for a year', async ({ request }) => {
  const page = await (await request.get('/')).text()
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? ''
  const headers = (await request.get(script)).headers()
  expect(headers).toMatchObject({ ...strict, 'cache-control': 'public, max-age=31536000, immutable' })
})

test('every script and style of the page is the site’s own', async ({ request }) => {
  const page = await (await request.get('/')).text()
  const loaded = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address = '']) => address)
  expect(loaded.length).toBeGreaterThan(2)
  expect(loaded.filter((address) => !/^\/(?!\/)/.test(address))).toEqual([])
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=/)
})

test.describe('a frame of another site', () => {
  test.use({ provoked: ['frame-ancestors'] })

  test('gets neither the app nor the sign-in page', async ({ page, request }) => {
    for (const path of ['/', '/login?client_id=x']) {
      const { 'content-security-policy': policy } = (await request.get(path)).headers()
      expect(policy).toContain("frame-ancestors 'none'")
    }
    await page.setContent('<title>Another site</title>')
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
    await page.evaluate((address) => {
      const frame = document.createElement('iframe')
      frame.src = address
      document.body.append(frame)
    }, `${journeyOrigin}/`)
    expect((await refused).type()).toBe('error')
  })
})

test('answers of the API and the configuration are not stored', async ({ request }) => {
  for (const path of ['/api/vehicles/read', '/api/nothing', '/amplify-config.json']) {
    expect((await request.get(path)).headers()['cache-control']).toBe('no-store')
  }
})
