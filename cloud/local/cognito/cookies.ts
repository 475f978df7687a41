import type { CookieOptions } from 'hono/utils/cookie'
import { hostedSessionSeconds } from './hosted-sessions.ts'

/** The hosted session, as Cognito names it. Lax: the redirect from the app must carry it. */
export const sessionCookie = 'cognito'
export const sessionCookieOptions: CookieOptions = {
  path: '/',
  httpOnly: true,
  secure: true,
  sameSite: 'Lax',
  maxAge: hostedSessionSeconds,
}

/** Compared with the form's hidden field, so that only our own form signs anyone in. */
export const csrfCookie = 'XSRF-TOKEN'
export const csrfCookieOptions: CookieOptions = {
  path: '/login',
  httpOnly: true,
  secure: true,
  sameSite: 'Lax',
}
