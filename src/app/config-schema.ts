import * as v from 'valibot'
import { callbackPath } from '#auth/callback-path.ts'

/** Where the hosted sign-in page sends the browser after signing out. */
export const signedOutPath = '/signed-out'

const httpsUrl = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text) && new URL(text).protocol === 'https:'),
)

/** The user pool compares redirects exactly, and Amplify picks one by its host: so this site's own, and no other origin. */
const ownRedirect = (address: string) =>
  v.pipe(
    v.array(httpsUrl),
    v.includes(address),
    v.check((list) => new Set(list.map((one) => new URL(one).origin)).size === 1),
  )

/**
 * What the app needs of amplify-config.json, in the shape of Amplify's ResourcesConfig; anything else in it is handed on.
 * `origin` is the page's own.
 */
export const configSchema = (origin: string) =>
  v.looseObject({
    Auth: v.looseObject({
      Cognito: v.looseObject({
        userPoolId: v.pipe(v.string(), v.regex(/^[a-z]{2}(?:-[a-z]+)+-\d_\w+$/)),
        userPoolClientId: v.pipe(v.string(), v.regex(/^\w+$/)),
        userPoolEndpoint: v.optional(httpsUrl),
        loginWith: v.looseObject({
          oauth: v.looseObject({
            domain: v.pipe(v.string(), v.regex(/^[a-z0-9.-]+(?::\d+)?$/i)),
            scopes: v.pipe(v.array(v.string()), v.includes('openid')),
            redirectSignIn: ownRedirect(origin + callbackPath),
            redirectSignOut: ownRedirect(origin + signedOutPath),
            responseType: v.literal('code'),
          }),
        }),
      }),
    }),
    API: v.looseObject({ REST: v.looseObject({ fleet: v.looseObject({ endpoint: httpsUrl }) }) }),
    custom: v.optional(
      v.looseObject({
        idleMinutes: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(720))),
        mapStyle: v.optional(httpsUrl),
      }),
    ),
  })

/** What belongs into each field, in words; '' is the file as a whole. */
export const expectations = (origin: string): Readonly<Record<string, string>> => ({
  '': 'an object with Auth and API',
  Auth: 'an object with Cognito',
  Cognito: 'an object with userPoolId, userPoolClientId and loginWith',
  userPoolId: 'the id of a user pool, such as eu-west-1_AbCdEfGhI',
  userPoolClientId: 'the id of the user pool’s app client, letters and digits',
  userPoolEndpoint: 'an https address, or no such field where the user pool is on AWS',
  loginWith: 'an object with oauth',
  oauth: 'an object with domain, scopes, redirectSignIn, redirectSignOut and responseType',
  domain: 'the host of the sign-in pages, without https:// and without a path',
  scopes: 'a list of scopes, openid among them',
  redirectSignIn: `a list with ${origin}${callbackPath}, which is this site, and no other origin`,
  redirectSignOut: `a list with ${origin}${signedOutPath}, which is this site, and no other origin`,
  responseType: '"code", the authorization code flow',
  API: 'an object with REST.fleet.endpoint',
  REST: 'an object with fleet',
  fleet: 'an object with endpoint',
  endpoint: 'the https address of the fleet API',
  custom: 'an object, or no such field',
  idleMinutes: 'a number of minutes from 1 to 720, or no such field, which means 30',
  mapStyle:
    'the https address of a MapLibre style, or no such field, which means the world map that comes with the app',
})
