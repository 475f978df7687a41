import type { MiddlewareHandler } from 'hono'
import type { AppClient } from './app-client.ts'

/** Headers of every answer of the user pool. The forms' target may redirect to the app, which `form-action` must allow. */
export function hostedHeaders({ callbackUrls }: AppClient): MiddlewareHandler {
  const targets = new Set(callbackUrls.map((url) => new URL(url).origin))
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `form-action 'self' ${[...targets].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
  return async (c, next) => {
    await next()
    c.header('content-security-policy', policy)
    c.header('x-frame-options', 'DENY')
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'no-referrer')
    c.header('cross-origin-opener-policy', 'same-origin')
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  }
}
