import { signOut as amplifySignOut } from 'aws-amplify/auth'

/** Revokes the refresh token, empties the storage and ends the hosted session; the browser comes back to `/signed-out`. */
export async function signOut(): Promise<void> {
  await amplifySignOut()
}
