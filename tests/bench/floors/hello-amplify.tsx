import { Amplify } from '@aws-amplify/core'
import { fetchAuthSession, signInWithRedirect, signOut } from 'aws-amplify/auth'
import { createRoot } from 'react-dom/client'

/** React, and what Amplify needs to sign in and out. */
Amplify.configure({})
createRoot(document.body).render(
  <p>
    <button onClick={() => void signInWithRedirect()}>Sign in</button>
    <button onClick={() => void fetchAuthSession()}>Renew</button>
    <button onClick={() => void signOut()}>Sign out</button>
  </p>,
)
