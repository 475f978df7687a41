import * as v from 'valibot'
import type { SiteOrigins } from './security-headers.ts'

const endpoints = v.record(v.string(), v.object({ endpoint: v.string() }))

const mapStyle = v.optional(v.string())

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
  custom: v.optional(v.object({ mapStyle })),
})

/** The same parts of an `amplify_outputs.json`. */
const amplifyOutputs = v.object({
  auth: v.object({
    user_pool_id: v.string(),
    oauth: v.optional(v.object({ domain: v.string() })),
  }),
  custom: v.optional(v.object({ API: v.optional(endpoints), mapStyle })),
})

/** Where an app with this configuration connects to; what the configuration doesn't say is left out. */
export function configOrigins(config: object): SiteOrigins {
  const resources = v.safeParse(resourcesConfig, config)
  if (resources.success) {
    const { Auth, API, custom } = resources.output
    const { userPoolId, userPoolEndpoint, loginWith } = Auth.Cognito
    const userPool = userPoolEndpoint ?? userPoolAddress(userPoolId)
    return siteOrigins(userPool, loginWith?.oauth?.domain, API?.REST, custom?.mapStyle)
  }
  const outputs = v.safeParse(amplifyOutputs, config)
  if (!outputs.success) return {}
  const { auth, custom } = outputs.output
  const userPool = userPoolAddress(auth.user_pool_id)
  return siteOrigins(userPool, auth.oauth?.domain, custom?.API, custom?.mapStyle)
}

function siteOrigins(
  userPool: string | undefined,
  domain: string | undefined,
  apis: v.InferOutput<typeof endpoints> = {},
  map?: string,
): SiteOrigins {
  const api = Object.values(apis)[0]?.endpoint
  return withoutAbsent({
    api: originOf(api),
    userPool: originOf(userPool),
    hostedUi: originOf(domain && `https://${domain}`),
    map: originOf(map),
  })
}

/** The user pool's API is at its region's address; the region is the first part of the pool's id. */
function userPoolAddress(userPoolId: string): string | undefined {
  const region = /^([a-z]{2}(?:-[a-z]+)+-\d)_/.exec(userPoolId)?.[1]
  return region && `https://cognito-idp.${region}.amazonaws.com`
}

function originOf(address: string | undefined): string | undefined {
  const url = address === undefined ? null : URL.parse(address)
  // A host may hold `;` or `,`, which end a part of the policy.
  return url?.protocol === 'https:' && /^[\w.-]+(?::\d+)?$/.test(url.host) ? url.origin : undefined
}

function withoutAbsent(origins: Record<keyof SiteOrigins, string | undefined>): SiteOrigins {
  return Object.fromEntries(Object.entries(origins).filter(([, origin]) => origin !== undefined))
}
