import { readSessionCookie, sessionCookie } from './session-cookie.ts'

let kept: { readonly text: string; readonly key: Promise<CryptoKey> } | undefined

/**
 * The AES-GCM key of this browser session, which all tabs share; made where there is none yet. It lies in a cookie, since that
 * is the one place which tabs share and which is gone when the browser ends; alone, without the storage, it opens nothing.
 */
export async function sessionKey(): Promise<CryptoKey> {
  const text = readSessionCookie() ?? (await navigator.locks.request('fleet-key', makeText))
  if (kept?.text !== text) kept = { text, key: importKey(text) }
  return kept.key
}

/** Under a lock: another tab may have made one while this one waited. */
function makeText(): string {
  const known = readSessionCookie()
  if (known !== undefined) return known
  const text = [...crypto.getRandomValues(new Uint8Array(32))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
  // Strict: no other site's page causes it to be sent anywhere.
  document.cookie = `${sessionCookie}=${text}; Path=/; Secure; SameSite=Strict`
  return text
}

function importKey(text: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}
