import { resolveObjectURL } from 'node:buffer'
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { supportBundle } from '#app/access/support-bundle.ts'
import type { SupportFacts } from '#app/access/support-facts.ts'
import { roleGroups } from '#contract/groups.ts'
import { routeNames } from '#contract/routes.ts'
import { scopeNames } from '#contract/scopes.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
afterEach(() => {
  vi.restoreAllMocks()
})

const now = Date.UTC(2026, 10, 22, 12)
const requestId = '5f7c6a3e-93a1-4a3c-9d55-0c1f6f5d3b11'

const browser = { userAgent: 'Browser/1.0', language: 'pt-PT', timeZone: 'Europe/Lisbon' }
const versions = { app: '1.2.3', amplify: '6.7.8' }

/** Facts as they are in good times. */
const good: SupportFacts = {
  session: {
    caller: {
      sub: '84a8d4b8-70c1-7041-3a52-1f0d5b6e9c01',
      username: 'ines',
      clientId: 'client-of-ines',
      authTime: now / 1000 - 700,
      scopes: new Set(['fleet/read', 'fleet/command'] as const),
      groups: new Set(['operator'] as const),
      tenant: 'north',
    },
    name: 'Inês Moreau',
    token: {
      issuedAt: now - 100_000,
      expiresAt: now + 800_000,
      clockDriftMs: -2000.4,
      claimNames: ['sub', 'cognito:groups', 'auth_time', 'scope', 'custom:nickname'],
    },
  },
  calls: [
    {
      at: '2026-11-22T11:59:00.000Z',
      route: 'unlockDoors',
      status: 403,
      requestId,
      milliseconds: 12.3,
    },
    { at: '2026-11-22T11:59:30.000Z', route: 'listVehicles', status: 0, requestId: null, milliseconds: 35 },
  ],
  versions,
  browser,
  openedFrom: '/vehicles/veh-0001/edit',
  now,
}

test('a support bundle tells versions, times, rights and the latest calls, and nobody’s name', () => {
  expect(supportBundle(good)).toEqual({
    madeAt: '2026-11-22T12:00:00.000Z',
    versions: { 'fleet-console': '1.2.3', 'aws-amplify': '6.7.8' },
    openedFrom: '/vehicles/:vehicleId/edit',
    browser,
    userPoolClockAheadMs: -2000,
    signInAgeSeconds: 697,
    accessToken: {
      endsInSeconds: 803,
      claims: ['sub', 'cognito:groups', 'auth_time', 'scope'],
      otherClaims: 1,
    },
    hasTenant: true,
    groups: ['operator'],
    scopes: ['fleet/read', 'fleet/command'],
    calls: [
      { at: '2026-11-22T11:59:00.000Z', route: 'unlockDoors', status: 403, requestId, milliseconds: 12 },
      {
        at: '2026-11-22T11:59:30.000Z',
        route: 'listVehicles',
        status: 0,
        requestId: null,
        milliseconds: 35,
      },
    ],
  })
})

/** What must never come out, wherever it was put in. */
const hostile = fc.oneof(
  fc.string({ minLength: 1, unit: 'binary' }),
  fc.base64String({ minLength: 20 }).map((part) => `eyJhbGciOiJSUzI1NiJ9.eyJ${part}.${part}`),
  fc.emailAddress(),
  fc.constantFrom('Inês Moreau', 'tenant:north', 'north', 'AB-12-CD', 'WDB9066331S123456', '<img onerror=x>'),
  fc.constantFrom('constructor', '__proto__', 'toString', 'operator ', 'fleet/read fleet/write'),
)

/** A hostile text where a value of another type belongs. */
const any = <Type,>(): fc.Arbitrary<Type> => hostile as fc.Arbitrary<unknown> as fc.Arbitrary<Type>
const set = <Type,>(): fc.Arbitrary<ReadonlySet<Type>> => fc.array(any<Type>()).map((list) => new Set(list))

const hostileFacts: fc.Arbitrary<SupportFacts> = fc.record({
  session: fc.record({
    caller: fc.record({
      sub: hostile,
      username: hostile,
      clientId: hostile,
      authTime: any<number>(),
      scopes: set(),
      groups: set(),
      tenant: hostile,
    }),
    name: hostile,
    token: fc.record({
      issuedAt: any<number>(),
      expiresAt: any<number>(),
      clockDriftMs: any<number>(),
      claimNames: fc.array(hostile),
    }),
  }),
  calls: fc.array(
    fc.record({ at: hostile, route: any(), status: any<number>(), requestId: hostile, milliseconds: any() }),
  ),
  versions: fc.constant(versions),
  browser: fc.constant(browser),
  openedFrom: fc.oneof(
    hostile,
    hostile.map((id) => `/vehicles/${id}`),
    hostile.map((id) => `/vehicles/${encodeURIComponent(id)}/edit`),
    fc.array(hostile),
  ),
  now: fc.constant(now),
})

const patterns = ['/vehicles', '/vehicles/:vehicleId', '/vehicles/:vehicleId/edit', '/access']
const vocabulary: ReadonlySet<unknown> = new Set([
  ...Object.values(versions),
  ...Object.values(browser),
  ...roleGroups,
  ...scopeNames,
  ...routeNames,
  ...patterns,
])

/** Everything that is said in a bundle, and not how it is laid out. */
function leaves(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value]
}

test('whatever the session, the calls and the history hold, a bundle says only words of ours, numbers and times', () => {
  fc.assert(
    fc.property(hostileFacts, (facts) => {
      for (const leaf of leaves(supportBundle(facts))) {
        const isTime = typeof leaf === 'string' && /^[+-]?\d{4,6}-\d\d-\d\dT[\d:.]{12}Z$/.test(leaf)
        const isWord = leaf === null || vocabulary.has(leaf)
        expect(isTime || isWord || typeof leaf === 'number' || typeof leaf === 'boolean').toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test('no hostile text comes out of a bundle of an otherwise good session', () => {
  const places: ((text: string) => SupportFacts)[] = [
    (text) => ({ ...good, session: { ...good.session, name: text } }),
    (text) => ({ ...good, session: { ...good.session, caller: { ...good.session.caller, tenant: text } } }),
    (text) => ({
      ...good,
      session: { ...good.session, token: { ...good.session.token, claimNames: ['sub', text] } },
    }),
    (text) => ({ ...good, calls: good.calls.map((call) => ({ ...call, requestId: text })) }),
    (text) => ({ ...good, openedFrom: `/vehicles/${text}` }),
  ]
  // Marked, so that it can't be in the bundle by chance.
  const marked = fc.stringMatching(/^[\w-]{4,40}$/).map((text) => `Zz${text}zZ`)
  fc.assert(
    fc.property(marked, fc.constantFrom(...places), (text, place) => {
      expect(JSON.stringify(supportBundle(place(text)))).not.toContain(text)
    }),
    { numRuns: 500 },
  )
})

test('what is shown is what is downloaded, and the object URL is given back', async () => {
  const files: { name: string; text: Promise<string> | undefined; url: string }[] = []
  const save = vi.spyOn(window.HTMLAnchorElement.prototype, 'click')
  save.mockImplementation(function click(this: HTMLAnchorElement) {
    files.push({ name: this.download, url: this.href, text: resolveObjectURL(this.href)?.text() })
  })
  await app.show('manager', '/access')
  await userEvent.click(await screen.findByText('See exactly what is in it'))
  const shown = screen.getByText(/"madeAt"/).textContent
  await userEvent.click(screen.getByRole('button', { name: 'Download support bundle' }))
  const [file] = files
  expect(file?.name).toBe('fleet-console-support.json')
  expect(await file?.text).toBe(shown)
  expect(JSON.parse(shown ?? '')).toMatchObject({ groups: ['manager'], hasTenant: true })
  await waitFor(() => expect(resolveObjectURL(file?.url ?? '')).toBeUndefined())
})
