import type { AppClient } from './app-client.ts'
import { HostedPageRefusal, type RedirectErrorCode, RedirectRefusal } from './hosted-refusal.ts'
import { parameter, repeatedParameter } from './parameters.ts'

/** A request for an authorization code, checked. */
export interface AuthorizationRequest {
  readonly redirectUri: string
  readonly scopes: readonly string[]
  readonly codeChallenge: string
  readonly state: string | undefined
  readonly nonce: string | undefined
  readonly prompt: string | undefined
  readonly loginHint: string | undefined
}

/** `select_account` and `consent` are taken, as by Cognito, and mean nothing to a pool of local people. */
const prompts = ['none', 'login', 'select_account', 'consent']
const s256Challenge = /^[\w-]{43}$/

/**
 * Checks the query of `/oauth2/authorize` and `/login`: client and redirect address first, exactly.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 * @throws {HostedPageRefusal} if client or redirect address are wrong: then nobody may be redirected.
 * @throws {RedirectRefusal} for everything else.
 */
export function parseAuthorizationRequest(query: URLSearchParams, client: AppClient): AuthorizationRequest {
  const redirectUri = checkedRedirectUri(query, client)
  const state = parameter(query, 'state')
  const refuse: Refuse = (error, description) => {
    throw new RedirectRefusal(redirectUri, error, description, state)
  }
  const repeated = repeatedParameter(query)
  if (repeated) refuse('invalid_request', `Parameter given twice: ${repeated}`)
  checkResponseType(parameter(query, 'response_type'), refuse)
  const codeChallenge = checkedChallenge(query, refuse)
  const prompt = parameter(query, 'prompt')
  if (prompt && !prompts.includes(prompt))
    refuse('invalid_request', `prompt must be one of ${prompts.join(', ')}`)
  const provider = parameter(query, 'identity_provider')
  if (provider && provider !== 'COGNITO') refuse('invalid_request', 'identity_provider must be COGNITO')
  return {
    redirectUri,
    scopes: checkedScopes(parameter(query, 'scope'), client, refuse),
    codeChallenge,
    state,
    nonce: parameter(query, 'nonce'),
    prompt,
    loginHint: parameter(query, 'login_hint'),
  }
}

type Refuse = (error: RedirectErrorCode, description: string) => never

function checkedRedirectUri(query: URLSearchParams, { clientId, callbackUrls }: AppClient): string {
  for (const name of ['client_id', 'redirect_uri']) {
    if (query.getAll(name).length > 1) throw new HostedPageRefusal('invalid_request', `${name} given twice`)
  }
  const client = parameter(query, 'client_id')
  if (client !== clientId) throw new HostedPageRefusal('invalid_client', client, [clientId])
  const redirectUri = parameter(query, 'redirect_uri')
  // Compared as text: what is merely equivalent as an address is another address (RFC 9700, 2.1).
  if (!redirectUri || !callbackUrls.includes(redirectUri)) {
    throw new HostedPageRefusal('redirect_mismatch', redirectUri, callbackUrls)
  }
  return redirectUri
}

function checkResponseType(responseType: string | undefined, refuse: Refuse): void {
  if (responseType === 'code') return
  if (!responseType) refuse('invalid_request', 'response_type is missing: expected code')
  if (responseType === 'token') refuse('unauthorized_client', 'This app client may only use the code grant')
  refuse('unsupported_response_type', 'response_type must be code')
}

/** PKCE with S256, always: Cognito leaves it to the client, this pool does not (RFC 9700, 2.1.1). */
function checkedChallenge(query: URLSearchParams, refuse: Refuse): string {
  const challenge = parameter(query, 'code_challenge')
  if (!challenge) return refuse('invalid_request', 'code_challenge is missing: PKCE is required')
  if (parameter(query, 'code_challenge_method') !== 'S256') {
    refuse('invalid_request', 'code_challenge_method must be S256')
  }
  if (!s256Challenge.test(challenge)) {
    refuse('invalid_request', 'code_challenge must be a SHA-256 hash: 43 characters of base64url')
  }
  return challenge
}

/** Without a scope parameter all scopes of the client are meant, as Cognito does it. */
function checkedScopes(scope: string | undefined, client: AppClient, refuse: Refuse): readonly string[] {
  if (scope === undefined) return client.scopes
  const scopes = [...new Set(scope.split(' ').filter((one) => one !== ''))]
  if (scopes.length === 0 || !scopes.every((one) => client.scopes.includes(one))) {
    refuse('invalid_scope', `The scopes of this app client are: ${client.scopes.join(' ')}`)
  }
  return scopes
}
