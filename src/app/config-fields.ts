import { callbackPath } from '#auth/callback-path.ts'

/** Where the hosted sign-in page sends the browser after signing out. */
export const signedOutPath = '/signed-out'

/** A field that the app needs of its settings, or reads where it is there. */
export interface ConfigField {
  /** The names that lead to it, with dots between; empty for the settings as a whole. */
  readonly path: string
  fits(value: unknown): boolean
  /** What fits, in words. */
  readonly expected: string
}

type Check = ConfigField['fits']

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const text = (pattern: RegExp): Check => {
  return (value) => typeof value === 'string' && pattern.test(value)
}
const maybe = (check: Check): Check => {
  return (value) => value === undefined || check(value)
}
const texts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
const isHttps: Check = (value) =>
  typeof value === 'string' && URL.canParse(value) && new URL(value).protocol === 'https:'
const isMinutes: Check = (value) => typeof value === 'number' && value >= 1 && value <= 720

/** The user pool compares redirects exactly, and Amplify picks one by its host: so this site's own, and no other origin. */
const ownRedirect = (address: string): Check => {
  return (value) =>
    texts(value) &&
    value.every(isHttps) &&
    value.includes(address) &&
    new Set(value.map((one) => new URL(one).origin)).size === 1
}

/**
 * What the app needs of amplify-config.json, in the shape of Amplify's ResourcesConfig, each object before its fields; anything
 * else in it is handed on. `origin` is the page's own. A table and not a schema, since every page waits for it.
 */
export function configFields(origin: string): readonly ConfigField[] {
  const cognito = 'Auth.Cognito'
  const oauth = `${cognito}.loginWith.oauth`
  const redirect = (path: string) => ({
    fits: ownRedirect(origin + path),
    expected: `a list with ${origin}${path}, which is this site, and no other origin`,
  })
  return [
    { path: '', fits: isObject, expected: 'an object with Auth and API' },
    { path: 'Auth', fits: isObject, expected: 'an object with Cognito' },
    {
      path: cognito,
      fits: isObject,
      expected: 'an object with userPoolId, userPoolClientId and loginWith',
    },
    {
      path: `${cognito}.userPoolId`,
      fits: text(/^[a-z]{2}(?:-[a-z]+)+-\d_\w+$/),
      expected: 'the id of a user pool, such as eu-west-1_AbCdEfGhI',
    },
    {
      path: `${cognito}.userPoolClientId`,
      fits: text(/^\w+$/),
      expected: 'the id of the user pool’s app client, letters and digits',
    },
    {
      path: `${cognito}.userPoolEndpoint`,
      fits: maybe(isHttps),
      expected: 'an https address, or no such field where the user pool is on AWS',
    },
    { path: `${cognito}.loginWith`, fits: isObject, expected: 'an object with oauth' },
    {
      path: oauth,
      fits: isObject,
      expected: 'an object with domain, scopes, redirectSignIn, redirectSignOut and responseType',
    },
    {
      path: `${oauth}.domain`,
      fits: text(/^[a-z0-9.-]+(?::\d+)?$/i),
      expected: 'the host of the sign-in pages, without https:// and without a path',
    },
    {
      path: `${oauth}.scopes`,
      fits: (value) => texts(value) && value.includes('openid'),
      expected: 'a list of scopes, openid among them',
    },
    { path: `${oauth}.redirectSignIn`, ...redirect(callbackPath) },
    { path: `${oauth}.redirectSignOut`, ...redirect(signedOutPath) },
    {
      path: `${oauth}.responseType`,
      fits: (value) => value === 'code',
      expected: '"code", the authorization code flow',
    },
    { path: 'API', fits: isObject, expected: 'an object with REST.fleet.endpoint' },
    { path: 'API.REST', fits: isObject, expected: 'an object with fleet' },
    { path: 'API.REST.fleet', fits: isObject, expected: 'an object with endpoint' },
    { path: 'API.REST.fleet.endpoint', fits: isHttps, expected: 'the https address of the fleet API' },
    { path: 'custom', fits: maybe(isObject), expected: 'an object, or no such field' },
    {
      path: 'custom.idleMinutes',
      fits: maybe(isMinutes),
      expected: 'a number of minutes from 1 to 720, or no such field, which means 30',
    },
    {
      path: 'custom.mapStyle',
      fits: maybe(isHttps),
      expected:
        'the https address of a MapLibre style, or no such field, which means the world map that comes with the app',
    },
  ]
}
