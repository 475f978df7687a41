import type { JWT } from '@aws-amplify/core'

interface Stored {
  readonly accessToken: JWT
  readonly clockDrift: number
}

const cookie = '__Host-fleet-token'
const ended = 'ended.'

/**
 * Tells every tab at once which tokens are the newest. Under load another tab's process may see localStorage as it was a second
 * ago, or only in part; cookies are never late (in Chromium). No secret is in it: the access token's id and the clock drift, which
 * is the last thing that is stored with it.
 */
export function tellNewest(tokens: Stored): void {
  document.cookie = `${cookie}=${idOf(tokens)}; Path=/; Secure; SameSite=Strict`
}

/** Tells every tab likewise that the user pool will not renew these any more. */
export function tellEnded(tokens: Stored): void {
  document.cookie = `${cookie}=${ended}${idOf(tokens)}; Path=/; Secure; SameSite=Strict`
}

/** Whether these are the newest, as far as is known. */
export function isNewest(tokens: Stored): boolean {
  const newest = told()
  return newest === undefined || newest.startsWith(ended) || newest === idOf(tokens)
}

/** Whether these are known to be of no use any more, however long they may be seen in the storage. */
export function hasEnded(tokens: Stored): boolean {
  return told() === ended + idOf(tokens)
}

function told(): string | undefined {
  return new RegExp(`${cookie}=([^;]*)`).exec(document.cookie)?.[1]
}

/** Tells the tokens of one refresh from those of any other. */
export function idOf({ accessToken, clockDrift }: Stored): string {
  return `${accessToken.payload.jti}.${clockDrift}`
}
