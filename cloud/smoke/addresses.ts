import * as v from 'valibot'
import type { Send } from './send.ts'
import { SmokeError } from './smoke-error.ts'

/** Where a console and what is behind it are, as its app is told; origins have no slash at their end. */
export interface Addresses {
  /** The site's origin. */
  readonly site: string
  /** The API, as the app calls it. */
  readonly api: string
  /** The API at the gateway's own address; the same as `api` on a laptop. */
  readonly gateway: string
  /** The user pool's API. */
  readonly userPoolApi: string
  /** The origin of the sign-in pages. */
  readonly hostedUi: string
  readonly userPoolId: string
  readonly clientId: string
  readonly scopes: readonly string[]
  readonly redirectSignIn: string
  readonly redirectSignOut: string
  /** All of it, as it was fetched. */
  readonly config: object
}

/** The parts that are needed of the app's configuration, in Amplify's `ResourcesConfig` shape. */
const appConfig = v.object({
  Auth: v.object({
    Cognito: v.object({
      userPoolId: v.string(),
      userPoolClientId: v.string(),
      userPoolEndpoint: v.optional(v.string()),
      loginWith: v.object({
        oauth: v.object({
          domain: v.string(),
          scopes: v.array(v.string()),
          redirectSignIn: v.array(v.string()),
          redirectSignOut: v.array(v.string()),
        }),
      }),
    }),
  }),
  API: v.object({ REST: v.object({ fleet: v.object({ endpoint: v.string() }) }) }),
})

/** Reads them from the site. @throws {SmokeError} if there is no site, or no configuration of ours. */
export async function readAddresses(send: Send, site: string, gateway?: string): Promise<Addresses> {
  const address = `${site}/amplify-config.json`
  const answer = await send(address).catch((error: unknown) => {
    throw new SmokeError(
      `${site} can't be reached (${codeOf(error)}): is the site up, and the address right?`,
    )
  })
  const config = jsonIn(answer.text)
  const parsed = v.safeParse(appConfig, config)
  if (!parsed.success) {
    const path = parsed.issues[0] && v.getDotPath(parsed.issues[0])
    throw new SmokeError(
      `Expected the configuration of the app at ${address}, found status ${answer.status} and ${path ? `nothing usable at ${path}` : 'no JSON object'}.`,
    )
  }
  const { userPoolId, userPoolClientId, userPoolEndpoint, loginWith } = parsed.output.Auth.Cognito
  const { domain, scopes, redirectSignIn, redirectSignOut } = loginWith.oauth
  const ownOf = (all: readonly string[]) => all.find((one) => one.startsWith(`${site}/`)) ?? all[0] ?? ''
  const { endpoint: api } = parsed.output.API.REST.fleet
  return {
    site,
    api,
    gateway: gateway ?? api,
    userPoolApi: userPoolEndpoint ?? `https://cognito-idp.${userPoolId.split('_')[0]}.amazonaws.com`,
    hostedUi: `https://${domain}`,
    userPoolId,
    clientId: userPoolClientId,
    scopes,
    redirectSignIn: ownOf(redirectSignIn),
    redirectSignOut: ownOf(redirectSignOut),
    config: Object(config),
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error ? String(error.code) : error.name
}
