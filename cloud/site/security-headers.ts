/** Where the built app may connect to; each an origin such as `https://example.auth.us-east-1.amazoncognito.com`. */
export interface SiteOrigins {
  /** The fleet API, where it is not the site's own origin. */
  readonly api?: string
  /** The user pool's API (`cognito-idp`), where tokens are renewed and revoked. */
  readonly userPool?: string
  /** The hosted sign-in pages' domain, where the code is exchanged. */
  readonly hostedUi?: string
  /** Where the map's style is, with its tiles, fonts and sprites. */
  readonly map?: string
}

/** `https` is false only where the answer must not bind the host for later (localhost). */
export interface SiteHeaderOptions extends SiteOrigins {
  readonly strictTransport: boolean
}

/**
 * The Content-Security-Policy of the built app: nothing but its own files, and connections to the origins given.
 * @see https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy({ api, userPool, hostedUi, map }: SiteOrigins): string {
  const elsewhere = [api, userPool, hostedUi, map].filter((origin) => origin !== undefined)
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${["'self' data:", ...(map === undefined ? [] : [map])].join(' ')}`,
    `connect-src ${["'self'", ...new Set(elsewhere)].join(' ')}`,
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // Each starts one worker, from one file of the site (src/fleet/import, src/fleet/map).
    'trusted-types fleet-import fleet-map',
  ].join('; ')
}

/**
 * Every header that the site's own files are answered with: one source for the local server and for CloudFront.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html
 */
export function siteHeaders(options: SiteHeaderOptions): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(options),
    ...(options.strictTransport && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  }
}
