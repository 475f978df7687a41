/** `__Host-`: this host only, https only (RFC 6265bis, 4.1.3.2). Without a lifetime, so it ends with the browser session. */
export const sessionCookie = '__Host-fleet-key'

/** The text of this browser session's key, if it has one yet. */
export function readSessionCookie(): string | undefined {
  return new RegExp(`${sessionCookie}=(\\w+)`).exec(document.cookie)?.[1]
}
