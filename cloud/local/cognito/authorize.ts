import type { Handler } from 'hono'
import { getCookie } from 'hono/cookie'
import { parseAuthorizationRequest } from './authorization-request.ts'
import { sessionCookie } from './cookies.ts'
import { addressWithCode } from './give-code.ts'
import { RedirectRefusal } from './hosted-refusal.ts'
import type { UserPool } from './user-pool.ts'

/** `GET /oauth2/authorize`: straight back with a code where the hosted session allows it, else to the sign-in page. */
export function authorize(pool: UserPool): Handler {
  return async (c) => {
    const { search, searchParams } = new URL(c.req.url)
    const request = parseAuthorizationRequest(searchParams, pool.client)
    const session = pool.sessions.find(getCookie(c, sessionCookie))
    const person = session && pool.people.bySub(session.sub)
    if (person && request.prompt !== 'login') {
      return c.redirect(await addressWithCode(pool, request, person, session.authTime))
    }
    if (request.prompt === 'none') {
      throw new RedirectRefusal(request.redirectUri, 'login_required', 'Nobody is signed in', request.state)
    }
    return c.redirect(`/login${search}`)
  }
}
