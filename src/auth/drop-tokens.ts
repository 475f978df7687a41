import { storedNames } from './stored-session.ts'

const tokenItems = ['accessToken', 'idToken', 'refreshToken', 'clockDrift', 'signInDetails', 'oauthMetadata']

/** Removes the tokens of everyone but one person, by their name in the user pool: whoever signs in takes the place of others. */
export function dropTokensOfOthers(username: string): void {
  for (const item of tokenItems) {
    for (const name of storedNames(`.${item}`)) {
      // A name in the pool may have dots in it, an app client's id has none.
      if (!name.endsWith(`.${username}.${item}`)) localStorage.removeItem(name)
    }
  }
}
