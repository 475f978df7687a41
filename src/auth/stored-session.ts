import { readSessionCookie } from './session-cookie.ts'

/** Everything that Amplify keeps has a name that begins like this. */
const prefix = 'CognitoIdentityServiceProvider.'

/**
 * Whether this browser holds a session that may still be good. Read before Amplify is loaded, to choose between the
 * landing page and the app; it proves nothing. Tokens of an earlier browser session can't be opened any more.
 */
export function hasStoredSession(): boolean {
  return readSessionCookie() !== undefined && storedNames('.refreshToken').length > 0
}

/** The names of Amplify's items that end like this: `<prefix><app client>.<username>.<what>`. */
export function storedNames(ending: string): readonly string[] {
  return Object.keys(localStorage).filter((name) => name.startsWith(prefix) && name.endsWith(ending))
}
