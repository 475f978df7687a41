import { probes } from '../row.ts'
import type { Answer } from '../send.ts'
import type { Side } from '../side.ts'
import { told } from '../told.ts'

/** A changed parameter of the request that the app begins a sign-in with; undefined leaves it out. */
type Changes = Readonly<Record<string, string | undefined>>

/** What the sign-in pages take, and where they may send anybody: exactly the registered addresses. */
export const signInProbes = probes({
  'sign-in as-the-app': { about: 'a request as the app sends it', ask: (side) => begin(side, {}) },
  'sign-in other-address': {
    about: 'a return address elsewhere',
    ask: (side) => begin(side, { redirect_uri: 'https://elsewhere.example/callback' }),
  },
  'sign-in slash-behind': {
    about: 'the return address with a slash at its end',
    ask: (side) => begin(side, { redirect_uri: `${side.addresses.redirectSignIn}/` }),
  },
  'sign-in query-behind': {
    about: 'the return address with a query',
    ask: (side) => begin(side, { redirect_uri: `${side.addresses.redirectSignIn}?x=1` }),
  },
  'sign-in other-host': {
    about: 'the return address at a host that begins like it',
    ask: (side) => begin(side, { redirect_uri: `${side.addresses.site}.elsewhere.example/callback` }),
  },
  'sign-in plain-http': {
    about: 'the return address over http',
    ask: (side) => begin(side, { redirect_uri: side.addresses.redirectSignIn.replace('https:', 'http:') }),
  },
  'sign-in other-client': {
    about: 'an app client that there is not',
    ask: (side) => begin(side, { client_id: 'smoketestnosuchclient00000' }),
  },
  'sign-in unknown-scope': {
    about: 'a scope that there is not',
    ask: (side) => begin(side, { scope: 'openid fleet/everything' }),
  },
  'sign-in implicit': {
    about: 'tokens in the address (response_type=token)',
    ask: (side) => begin(side, { response_type: 'token' }),
  },
  'sign-in plain-challenge': {
    about: 'a PKCE challenge that is not hashed',
    ask: (side) => begin(side, { code_challenge_method: 'plain' }),
  },
  'sign-in without-challenge': {
    about: 'no PKCE challenge',
    onAws: 'to the sign-in page',
    note: 'Cognito leaves PKCE to the app; the local cloud insists on it.',
    ask: (side) => begin(side, { code_challenge: undefined, code_challenge_method: undefined }),
  },
  'sign-in silent': {
    about: 'nobody is signed in, and no page may be shown (prompt=none)',
    ask: (side) => begin(side, { prompt: 'none' }),
  },
  'sign-in code-unknown': { about: 'a code that there is not is exchanged', ask: exchangeNothing },
  'sign-out exact': {
    about: 'a sign-out to the registered address',
    ask: (side) => end(side, side.addresses.redirectSignOut),
  },
  'sign-out other-address': {
    about: 'a sign-out to an address elsewhere',
    ask: (side) => end(side, 'https://elsewhere.example/signed-out'),
  },
  'sign-out slash-behind': {
    about: 'a sign-out to the registered address with a slash at its end',
    ask: (side) => end(side, `${side.addresses.redirectSignOut}/`),
  },
})

async function begin(side: Side, changes: Changes): Promise<string> {
  const { clientId, redirectSignIn, scopes, hostedUi } = side.addresses
  const parameters: Changes = {
    client_id: clientId,
    redirect_uri: redirectSignIn,
    response_type: 'code',
    scope: scopes.join(' '),
    state: 'smoke-test',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    identity_provider: 'COGNITO',
    ...changes,
  }
  return whereTo(side, await side.send(`${hostedUi}/oauth2/authorize?${queryOf(parameters)}`))
}

async function end(side: Side, logoutUri: string): Promise<string> {
  const { clientId, hostedUi } = side.addresses
  const query = queryOf({ client_id: clientId, logout_uri: logoutUri })
  return whereTo(side, await side.send(`${hostedUi}/logout?${query}`))
}

async function exchangeNothing({ send, addresses }: Side): Promise<string> {
  const { clientId, redirectSignIn, hostedUi } = addresses
  const body = queryOf({
    grant_type: 'authorization_code',
    client_id: clientId,
    code: 'b9a61c7e-0000-4000-8000-000000000000',
    redirect_uri: redirectSignIn,
    code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  })
  const headers = [['content-type', 'application/x-www-form-urlencoded']] as const
  return told(await send(`${hostedUi}/oauth2/token`, { method: 'POST', headers, body }))
}

function queryOf(parameters: Changes): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value)
  return String(query)
}

/** Where an answer of the sign-in pages sends the browser; a refusal that stays with them may be a page or lead to one. */
function whereTo({ addresses }: Side, answer: Answer): string {
  const { hostedUi, redirectSignIn, redirectSignOut } = addresses
  const location = answer.headers.get('location')
  if (location === null) return answer.status >= 400 ? 'refused, and sent nowhere' : told(answer)
  const url = new URL(location, hostedUi)
  const address = `${url.origin}${url.pathname}`
  if (address === redirectSignIn)
    return `back to the app, ${url.searchParams.get('error') ?? 'without an error'}`
  if (url.href === redirectSignOut) return 'to the signed-out page'
  if (url.origin !== hostedUi) return 'SENT ELSEWHERE'
  if (url.pathname === '/error') return 'refused, and sent nowhere'
  return url.pathname === '/login' ? 'to the sign-in page' : `to ${url.pathname}`
}
