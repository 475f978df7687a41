import type { Browser, Page, Request } from '@playwright/test'
import type { Place, Tokens } from '../side.ts'
import type { Tester } from '../tester.ts'
import { complaintsOf } from './complaints.ts'
import { givePassword } from './give-password.ts'
import { stepsOf } from './step.ts'

/** What came of somebody's way through the app, in short texts; the page stays open. */
export interface Visit {
  readonly page: Page
  readonly tokens: Tokens
  /** What the app showed and asked the API for. */
  readonly list: string
  /** What the app's first call carried. */
  readonly authorization: string
  /** What is left of the sign-in in the address. */
  readonly address: string
  /** What the browser complained of, up to now. */
  readonly complaints: () => string
}

const patienceMs = 30_000

/** Opens the site, signs in, and waits until the app is there. @throws {SmokeError} naming the step. */
export async function visit(browser: Browser, place: Place, tester: Tester): Promise<Visit> {
  const { site, api, hostedUi, redirectSignIn } = place.addresses
  const context = await browser.newContext({ ignoreHTTPSErrors: !place.isAws })
  context.setDefaultTimeout(patienceMs)
  const page = await context.newPage()
  const complaints = complaintsOf(page, site)
  const step = stepsOf(page, place, tester.name)

  await step('the landing page is opened', () => page.goto(site))
  const isExchange = (request: Request) =>
    request.url() === `${hostedUi}/oauth2/token` && request.method() === 'POST'
  const exchange = page.waitForResponse((response) => isExchange(response.request())).catch(() => null)
  const isList = (request: Request) => request.url().startsWith(`${api}/vehicles/read`)
  const listed = page.waitForResponse((response) => isList(response.request())).catch(() => null)
  await step('the button “Sign in” is pressed', () => page.getByRole('button', { name: 'Sign in' }).click())
  const sentBack = page
    .waitForRequest((request) => request.url().startsWith(redirectSignIn))
    .catch(() => null)
  await givePassword(page, tester, step)
  await step('the password is taken, and the browser sent back to the app', async () =>
    present(await sentBack),
  )
  const tokens = await step('the code is exchanged for tokens', async () =>
    tokensIn(await (await exchange)?.json()),
  )
  await step('the app is there', () => page.getByRole('button', { name: 'Sign out' }).waitFor())
  const isMember = tester.groups.length > 0
  const answer = isMember
    ? await step('the list of vehicles is asked for', async () => present(await listed))
    : null
  const sent = await answer?.request().headerValue('authorization')
  return {
    page,
    tokens,
    list: answer ? `the list, ${answer.status()}` : 'no list',
    authorization:
      sent === `Bearer ${tokens.accessToken}` ? 'the access token' : sent ? 'something else' : 'nothing',
    address: /[?&#](?:code|state|error)=/.test(page.url()) ? 'code or state' : 'nothing',
    complaints,
  }
}

/** @throws {Error} if there is none. */
function present<Value>(value: Value | null): Value {
  if (value === null) throw new Error('It did not happen')
  return value
}

/** @throws {Error} if they are not all there. */
function tokensIn(answer: unknown): Tokens {
  const { access_token: accessToken, id_token: idToken, refresh_token: refreshToken } = Object(answer)
  if ([accessToken, idToken, refreshToken].every((token) => typeof token === 'string')) {
    return { accessToken, idToken, refreshToken }
  }
  throw new Error('The token endpoint gave no tokens')
}
