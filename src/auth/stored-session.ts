const prefix = 'CognitoIdentityServiceProvider.'

/**
 * Whether this browser holds a session that may still be good. Read before Amplify is loaded, to choose between the
 * landing page and the app; it proves nothing.
 */
export function hasStoredSession(storage: Storage = localStorage): boolean {
  return Object.keys(storage).some((key) => key.startsWith(prefix) && key.endsWith('.refreshToken'))
}

/** Whether a sign-in that this browser started has not come back yet. */
export function isSignInUnderWay(storage: Storage = localStorage): boolean {
  return Object.keys(storage).some(
    (key) => key.startsWith(prefix) && key.endsWith('.inflightOAuth') && storage.getItem(key) === 'true',
  )
}
