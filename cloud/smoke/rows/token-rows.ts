import { type Probe, probes } from '../row.ts'
import type { Side } from '../side.ts'
import { told } from '../told.ts'

type Headers = readonly (readonly [name: string, value: string])[]

const stricter = 'The local gateway refuses on purpose what AWS may take; a 200 here is AWS being lenient.'

/** How the Authorization header may be written: each with a good token `t`. */
const headers: Readonly<Record<string, readonly [about: string, (t: string) => Headers, note?: string]>> = {
  'token missing': ['no Authorization header', () => []],
  'token bare': ['the token alone', (t) => [['Authorization', t]]],
  'token bearer': ['Bearer and the token', (t) => [['Authorization', `Bearer ${t}`]]],
  'token header-lower-case': [
    'the name of the header in lower case',
    (t) => [['authorization', `Bearer ${t}`]],
  ],
  'token header-upper-case': [
    'the name of the header in upper case',
    (t) => [['AUTHORIZATION', `Bearer ${t}`]],
  ],
  'token scheme-alone': ['Bearer and nothing', () => [['Authorization', 'Bearer']]],
  'token scheme-lower-case': ['bearer in lower case', (t) => [['Authorization', `bearer ${t}`]], stricter],
  'token two-spaces': ['two spaces before the token', (t) => [['Authorization', `Bearer  ${t}`]], stricter],
  'token tab': ['a tab before the token', (t) => [['Authorization', `Bearer\t${t}`]], stricter],
  'token basic': ['Basic before the token', (t) => [['Authorization', `Basic ${t}`]], stricter],
  'token scheme-twice': ['Bearer twice', (t) => [['Authorization', `Bearer Bearer ${t}`]], stricter],
  'token text-behind': ['something behind the token', (t) => [['Authorization', `Bearer ${t} x`]], stricter],
  'token comma-behind': ['a comma behind the token', (t) => [['Authorization', `Bearer ${t},`]], stricter],
  'token twice-joined': [
    'two tokens joined by a comma',
    (t) => [['Authorization', `Bearer ${t},Bearer ${t}`]],
    stricter,
  ],
  'token two-headers': [
    'two Authorization headers',
    (t) => [
      ['Authorization', `Bearer ${t}`],
      ['Authorization', `Bearer ${t}`],
    ],
    stricter,
  ],
  'token in-cookie': ['the token in a cookie', (t) => [['Cookie', `Authorization=${t}; access_token=${t}`]]],
  'token one-part': ['the first part of the token', (t) => [['Authorization', `Bearer ${t.split('.')[0]}`]]],
  'token two-parts': [
    'a token without signature',
    (t) => [['Authorization', `Bearer ${t.slice(0, t.lastIndexOf('.'))}`]],
  ],
  'token four-parts': [
    'a token with a fourth part',
    (t) => [['Authorization', `Bearer ${t}.${t.split('.')[2]}`]],
  ],
  'token bad-base64': [
    'a percent sign in the claims',
    (t) => [['Authorization', `Bearer ${t.replace('.', '.%')}`]],
  ],
  'token bad-json': [
    'claims that are not JSON',
    (t) => [['Authorization', `Bearer ${withClaims(t, '{"sub":')}`]],
  ],
}

/** At the gateway's own address, so that nothing else has a hand in the headers. */
export const tokenProbes: readonly Probe[] = [
  ...Object.entries(headers).flatMap(([id, [about, headersFor, note]]) =>
    probes({
      [id]: {
        about,
        ...(note !== undefined && { note }),
        ask: (side) => listed(side, headersFor(side.tokens.manager.accessToken)),
      },
    }),
  ),
  ...probes({
    'token id': {
      about: 'an ID token where an access token belongs',
      ask: (side) => listed(side, [['Authorization', `Bearer ${side.tokens.manager.idToken}`]]),
    },
    'token refresh': {
      about: 'a refresh token where an access token belongs',
      ask: (side) => listed(side, [['Authorization', `Bearer ${side.tokens.manager.refreshToken}`]]),
    },
    'token in-query': {
      about: 'the token in the query',
      ask: async ({ send, addresses, tokens }) =>
        told(await send(`${addresses.gateway}/vehicles/read?access_token=${tokens.manager.accessToken}`)),
    },
  }),
]

/** The list of vehicles at the gateway's own address, with these headers. */
export async function listed({ send, addresses }: Side, headers: Headers): Promise<string> {
  return told(await send(`${addresses.gateway}/vehicles/read?limit=1`, { headers }))
}

function withClaims(token: string, claims: string): string {
  const [header, , signature] = token.split('.')
  return [header, Buffer.from(claims).toString('base64url'), signature].join('.')
}
