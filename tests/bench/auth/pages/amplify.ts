import 'aws-amplify/auth/enable-oauth-listener'
import { Amplify } from 'aws-amplify'
import { fetchAuthSession, signInWithRedirect } from 'aws-amplify/auth'
import { Hub } from 'aws-amplify/utils'
import { loadConfig } from '../../../../src/app/config.ts'
import { offer } from './offer.ts'

/** Amplify as it comes: its own storage and refresh, no lock of ours. Signs in at `/`, comes back to `/callback`. */
const { amplify, apiEndpoint } = await loadConfig()
const signedIn = new Promise<void>((done) => {
  Hub.listen('auth', ({ payload }) => payload.event === 'signInWithRedirect' && done())
})
Amplify.configure(amplify)
if (location.pathname === '/') {
  const button = document.createElement('button')
  button.textContent = 'Sign in'
  button.addEventListener('click', () => void signInWithRedirect())
  document.body.append(button)
} else {
  if (location.pathname === '/callback') await signedIn
  offer({ call, readToken })
}

async function readToken(): Promise<string> {
  const { tokens } = await fetchAuthSession()
  if (!tokens) throw new Error('There is no session')
  return tokens.accessToken.toString()
}

async function call(): Promise<void> {
  const headers = { authorization: `Bearer ${await readToken()}` }
  const response = await fetch(`${apiEndpoint}/vehicles/read?limit=1`, { headers })
  if (!response.ok) throw new Error(`The API answered ${response.status}`)
}
