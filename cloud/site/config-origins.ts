import * as v from 'valibot'
import type { SiteOrigins } from './security-headers.ts'

const endpoints = v.record(v.string(), v.object({ endpoint: v.string() }))

/** The parts of Amplify's `ResourcesConfig` that say where the app connects to. */
const resourcesConfig = v.object({
  Auth: v.object({
    Cognito: v.object({
      userPoolId: v.string(),
      userPoolEndpoint: v.optional(v.string()),
      loginWith: v.optional(v.object({ oauth: v.optional(v.object({ domain: v.string() })) })),
    }),
  }),
  API: v.optional(v.object({ REST: v.optional(endpoints) })),
})

/** The same parts of an `amplify_outputs.json`. */
const amplifyOutputs = v.object({
  auth: v.object({
    user_pool_id: v.string(),
    oauth: v.optional(v.object({ domain: v.string() })),
  }),
  custom: v.optional(v.object({ API: v.optional(endpoints) })),
})

/** Where an app with this configuration connects to; what the configuration doesn't say is left out. */
export function configOrigins(config: object): SiteOrigins {
  const resources = v.safeParse(resourcesConfig, config)
  if (resources.success) {
    const { Auth, API } = resources.output
    const { userPoolId, userPoolEndpoint, loginWith } = Auth.Cognito
    return siteOrigins(userPoolEndpoint ?? userPoolAddress(userPoolId), loginWith?.oauth?.domain, API?.REST)
  }
  const outputs = v.safeParse(amplifyOutputs, config)
  if (!outputs.success) return {}
  const { auth, custom } = outputs.output
  return siteOrigins(userPoolAddress(auth.user_pool_id), auth.oauth?.domain, custom?.API)
}

function siteOrigins(
  userPool: string | undefined,
  domain: string | undefined,
  apis: v.InferOutput<typeof endpoints> = {},
): SiteOrigins {
  const api = Object.values(apis)[0]?.endpoint
  return withoutAbsent({
    api: originOf(api),
    userPool: originOf(userPool),
    hostedUi: originOf(domain && `https://${domain}`),
  })
}

/** The user pool's API is at its region's address; the region is the first part of the pool's id. */
function userPoolAddress(userPoolId: string): string | undefined {
  const region = /^([a-z]{2}(?:-[a-z]+)+-\d)_/.exec(userPoolId)?.[1]
  return region && `https://cognito-idp.${region}.amazonaws.com`
}

function originOf(address: string | undefined): string | undefined {
  const url = address === undefined ? null : URL.parse(address)
  return url?.protocol === 'https:' ? url.origin : undefined
}

function withoutAbsent(origins: Record<keyof SiteOrigins, string | undefined>): SiteOrigins {
  return Object.fromEntries(Object.entries(origins).filter(([, origin]) => origin !== undefined))
}
