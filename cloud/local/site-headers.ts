import type { Connect } from 'vite'
import { type SiteOrigins, siteHeaders } from '../site/security-headers.ts'

/** Built files have their content's hash in the name, so they never change. */
const immutable = 'public, max-age=31536000, immutable'

/** The production headers for every file of the built app. localhost is not bound to https for later. */
export function productionHeaders(origins: SiteOrigins): Connect.NextHandleFunction {
  const headers = Object.entries(siteHeaders({ ...origins, strictTransport: false }))
  return (request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    const isAsset = request.url?.startsWith('/assets/') === true
    response.setHeader('cache-control', isAsset ? immutable : 'no-cache')
    next()
  }
}

/** A built file that is gone is 404: the app's page in its place would be taken for a script. */
export const missingAsset: Connect.NextHandleFunction = (request, response, next) => {
  if (request.originalUrl?.startsWith('/assets/') !== true) return next()
  response.setHeader('cache-control', 'no-store')
  response.setHeader('content-type', 'text/plain; charset=utf-8')
  response.statusCode = 404
  response.end('Not found\n')
}

/**
 * The headers of the dev server. Vite needs inline scripts, styles and a websocket, so only what it can do with is
 * set; journeys run against the built app.
 */
export const developmentHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "frame-ancestors 'none'; object-src 'none'; base-uri 'self'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
}
