import { requestedScopes } from '#cloud/local/cognito/app-client.ts'
import { clientId } from '#cloud/local/cognito/user-pool-id.ts'
import type { VehiclePage } from '#contract/page.ts'

/*
 * The least that brings somebody from the sign-in to the first rows: the code exchange by fetch (PKCE S256, state checked; RFC
 * 7636, RFC 6749 10.12), then one call with the token, then DOM. No settings, no refresh, no other tabs, no failure.
 */

const redirectUri = `${location.origin}/callback`
const tokenItem = 'bare.token'

if (location.pathname === '/callback') await exchangeCode()
const token = localStorage.getItem(tokenItem)
if (token === null) offerSignIn()
else await showFirstPage(token)

function offerSignIn(): void {
  const button = document.createElement('button')
  button.textContent = 'Sign in'
  button.addEventListener('click', () => void leave())
  document.body.append(button)
}

async function leave(): Promise<void> {
  const [verifier, state] = [randomText(), randomText()]
  sessionStorage.setItem('bare.verifier', verifier)
  sessionStorage.setItem('bare.state', state)
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: requestedScopes.join(' '),
    state,
    code_challenge: base64Url(new Uint8Array(hash)),
    code_challenge_method: 'S256',
  })
  location.assign(`/oauth2/authorize?${query}`)
}

async function exchangeCode(): Promise<void> {
  const query = new URLSearchParams(location.search)
  const state = sessionStorage.getItem('bare.state')
  if (state === null || query.get('state') !== state)
    throw new Error('The state is not the one that was sent')
  const response = await fetch('/oauth2/token', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: redirectUri,
      code: query.get('code') ?? '',
      code_verifier: sessionStorage.getItem('bare.verifier') ?? '',
    }),
  })
  if (!response.ok) throw new Error(`The user pool answered ${response.status}`)
  const { access_token }: { access_token: string } = await response.json()
  localStorage.setItem(tokenItem, access_token)
  history.replaceState(null, '', '/vehicles')
}

async function showFirstPage(accessToken: string): Promise<void> {
  const headers = { authorization: `Bearer ${accessToken}` }
  const response = await fetch('/api/vehicles/read?limit=100', { headers })
  if (!response.ok) throw new Error(`The API answered ${response.status}`)
  const { items }: VehiclePage = await response.json()
  const rows = items.map(({ licensePlate, vin, make, model, driver }) => {
    const row = document.createElement('div')
    row.className = 'vehicle-row'
    for (const text of [licensePlate, vin, make, model, driver]) {
      const cell = document.createElement('span')
      cell.textContent = text ?? ''
      row.append(cell)
    }
    return row
  })
  document.body.append(...rows)
}

function randomText(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)))
}

function base64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes))
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
