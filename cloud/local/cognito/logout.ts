import type { Handler } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import { sessionCookie, sessionCookieOptions } from './cookies.ts'
import { HostedPageRefusal } from './hosted-refusal.ts'
import { parameter } from './parameters.ts'
import type { UserPool } from './user-pool.ts'

/**
 * `GET /logout`: ends the hosted session, then goes to `logout_uri`, or to the sign-in page for `redirect_uri`. Both
 * must be registered. It doesn't revoke tokens; the app does that before.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
 */
export function logout(pool: UserPool): Handler {
  return async (c) => {
    const { search, searchParams } = new URL(c.req.url)
    const { clientId, logoutUrls } = pool.client
    const client = parameter(searchParams, 'client_id')
    if (client !== clientId) throw new HostedPageRefusal('invalid_client', client, [clientId])
    pool.sessions.end(getCookie(c, sessionCookie))
    deleteCookie(c, sessionCookie, sessionCookieOptions)
    await pool.save()
    const logoutUri = parameter(searchParams, 'logout_uri')
    if (!logoutUri && searchParams.has('redirect_uri')) return c.redirect(`/oauth2/authorize${search}`)
    if (!logoutUri || !logoutUrls.includes(logoutUri)) {
      throw new HostedPageRefusal('logout_mismatch', logoutUri, logoutUrls)
    }
    return c.redirect(logoutUri)
  }
}
