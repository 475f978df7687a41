/** Where the hosted sign-in pages may send the browser back to: exactly these, on the site's own origin. */
export interface SiteAddresses {
  readonly origin: string
  readonly redirectSignIn: string
  readonly redirectSignOut: string
  /** The API's endpoint: `/api` is both the path on the site and the name of the gateway's stage. */
  readonly api: string
}

/** The name of the gateway's stage, and the path below which the site hands requests on to it. */
export const apiStage = 'api'

/** The addresses of a site; its host without `https://`. */
export function siteAddresses(host: string): SiteAddresses {
  const origin = `https://${host}`
  return {
    origin,
    redirectSignIn: `${origin}/callback`,
    redirectSignOut: `${origin}/signed-out`,
    api: `${origin}/${apiStage}`,
  }
}
