import type { Lambda } from './lambda.ts'

/** The headers of answers that the app reads (src/fleet/api); a page of another origin is shown no others. */
const exposedHeaders = ['x-amzn-RequestId', 'Retry-After']

/**
 * What lets a page of exactly this origin read an answer. No cookie is sent, so no credentials are allowed.
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function crossOriginHeaders(origin: string): Readonly<Record<string, string>> {
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': exposedHeaders.join(','),
    vary: 'Origin',
  }
}

/**
 * The same function, whose answers a page of `origin` may read; none other than the site's own where there is none.
 * @throws {Error} for anything but one https origin, such as `*`.
 */
export function allowOrigin(lambda: Lambda, origin: string | undefined): Lambda {
  if (origin === undefined) return lambda
  if (URL.parse(origin)?.origin !== origin || !origin.startsWith('https://')) {
    throw new Error(`ALLOWED_ORIGIN must be one https origin; found ${JSON.stringify(origin)} (cloud/infra)`)
  }
  const allowed = crossOriginHeaders(origin)
  return async (event) => {
    const { headers, ...answer } = await lambda(event)
    return { ...answer, headers: { ...headers, ...allowed } }
  }
}
