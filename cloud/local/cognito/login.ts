import type { Context, Handler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { seconds } from '../clock.ts'
import { passwordOf, type Person } from '../people.ts'
import { type AuthorizationRequest, parseAuthorizationRequest } from './authorization-request.ts'
import { csrfCookie, csrfCookieOptions, sessionCookie, sessionCookieOptions } from './cookies.ts'
import { addressWithCode } from './give-code.ts'
import { HostedPageRefusal, RedirectRefusal } from './hosted-refusal.ts'
import { loginPage } from './login-page.ts'
import { parameter } from './parameters.ts'
import { personWithPassword } from './password-check.ts'
import { newSecret, sameSecret } from './secret.ts'
import type { UserPool } from './user-pool.ts'

/** `GET /login`: the sign-in page. */
export function showLogin(pool: UserPool): Handler {
  return (c) => {
    const { loginHint } = requestOf(c, pool)
    return c.html(loginPage({ ...pageOf(c, pool), username: loginHint ?? '' }))
  }
}

/**
 * `POST /login`: username and password, one of the listed people (`as`), or `action=cancel`. A wrong password shows
 * the page again with status 200, as Cognito does.
 */
export function submitLogin(pool: UserPool): Handler {
  return async (c) => {
    const request = requestOf(c, pool)
    const form = new URLSearchParams(await c.req.text())
    checkCsrf(c, form)
    if (form.get('action') === 'cancel') {
      throw new RedirectRefusal(request.redirectUri, 'access_denied', 'User cancelled sign-in', request.state)
    }
    const person = personIn(form, pool)
    if (person) return signIn(c, pool, request, person)
    const username = form.get('username') ?? ''
    return c.html(loginPage({ ...pageOf(c, pool), username, error: 'Incorrect username or password.' }))
  }
}

async function signIn(c: Context, pool: UserPool, request: AuthorizationRequest, person: Person) {
  const authTime = seconds(pool.now)
  // First, since nobody is signed in whom the trigger refuses.
  const address = await addressWithCode(pool, request, person, authTime)
  pool.people.confirm(person)
  pool.sessions.end(getCookie(c, sessionCookie))
  setCookie(c, sessionCookie, pool.sessions.begin(person.sub, authTime), sessionCookieOptions)
  await pool.save()
  return c.redirect(address)
}

function personIn(form: URLSearchParams, { people }: UserPool): Person | undefined {
  const listed = people.byUsername(form.get('as') ?? '')
  return listed
    ? personWithPassword(people, listed.username, passwordOf(listed))
    : personWithPassword(people, parameter(form, 'username')?.trim() ?? '', form.get('password') ?? '')
}

function requestOf(c: Context, { client }: UserPool): AuthorizationRequest {
  return parseAuthorizationRequest(new URL(c.req.url).searchParams, client)
}

function pageOf(c: Context, { people, memberships }: UserPool) {
  const { search } = new URL(c.req.url)
  const groupsOf = (person: Person) => memberships.groupsOf(person)
  return { search, csrf: csrfToken(c), people: people.all(), groupsOf }
}

function csrfToken(c: Context): string {
  const token = getCookie(c, csrfCookie) ?? newSecret()
  setCookie(c, csrfCookie, token, csrfCookieOptions)
  return token
}

function checkCsrf(c: Context, form: URLSearchParams): void {
  const cookie = getCookie(c, csrfCookie)
  if (!cookie || !sameSecret(cookie, form.get('_csrf') ?? '')) throw new HostedPageRefusal('form_expired')
}
