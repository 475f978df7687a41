import { scopeNames } from '#contract/scopes.ts'
import type { SiteAddresses } from './site-addresses.ts'

export interface DeployedPool {
  readonly userPoolId: string
  readonly userPoolClientId: string
  readonly region: string
  /** The host of the hosted sign-in pages. */
  readonly domain: string
  /** The https address of a MapLibre style, where the stage has one. */
  readonly mapStyle: string | null
}

/** What the deployed app loads at its start, in Amplify's `ResourcesConfig` shape; with the site's own redirects only. */
export function amplifyConfig(
  { userPoolId, userPoolClientId, region, domain, mapStyle }: DeployedPool,
  { redirectSignIn, redirectSignOut, api }: SiteAddresses,
) {
  return {
    Auth: {
      Cognito: {
        userPoolId,
        userPoolClientId,
        loginWith: {
          oauth: {
            domain,
            scopes: ['openid', 'profile', 'email', ...scopeNames],
            redirectSignIn: [redirectSignIn],
            redirectSignOut: [redirectSignOut],
            responseType: 'code',
          },
        },
      },
    },
    API: { REST: { fleet: { endpoint: api, region } } },
    ...(mapStyle !== null && { custom: { mapStyle } }),
  }
}
