import { scopeNames } from '#contract/scopes.ts'
import { clientId } from './user-pool-id.ts'

/** The public app client of the console: what it may ask for and where it may be sent back to. */
export interface AppClient {
  readonly clientId: string
  readonly callbackUrls: readonly string[]
  readonly logoutUrls: readonly string[]
  /** The scopes that it may ask for; the trigger decides which of them a person gets. */
  readonly scopes: readonly string[]
}

/** The scopes that the console asks for at sign-in. */
export const requestedScopes = ['openid', 'profile', 'email', ...scopeNames]

/** The app client of the console served at `origin`. */
export function appClientAt(origin: string): AppClient {
  return {
    clientId,
    callbackUrls: [`${origin}/callback`],
    logoutUrls: [`${origin}/signed-out`],
    scopes: [...requestedScopes, 'aws.cognito.signin.user.admin'],
  }
}
