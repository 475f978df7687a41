import type { KeyValueStorageInterface } from '@aws-amplify/core'
import { sessionKey } from './session-key.ts'

const ivBytes = 12

/** What this page has sealed or opened, so that an unchanged value is not opened for every call. */
const opened = new Map<string, { readonly sealed: string; readonly text: string }>()

/**
 * localStorage, sealed with AES-256-GCM under the key of the browser session: other tabs can open it, and after the browser has
 * ended nobody can. An item's name is authenticated with it, so that values can't change places. What can't be opened is null.
 */
export const sealedStorage = {
  async getItem(name: string): Promise<string | null> {
    const sealed = localStorage.getItem(name)
    if (sealed === null) return null
    const known = opened.get(name)
    if (known?.sealed === sealed) return known.text
    const text = await unseal(name, sealed)
    if (text !== null) opened.set(name, { sealed, text })
    return text
  },

  async setItem(name: string, text: string): Promise<void> {
    // Sealed anew the same text looks different, and other tabs would take it for a change.
    if ((await sealedStorage.getItem(name)) === text) return
    const sealed = await seal(name, text)
    localStorage.setItem(name, sealed)
    opened.set(name, { sealed, text })
  },

  async removeItem(name: string): Promise<void> {
    opened.delete(name)
    localStorage.removeItem(name)
  },

  async clear(): Promise<void> {
    opened.clear()
    localStorage.clear()
  },
} satisfies KeyValueStorageInterface

/** The text, sealed: base64 of the initialisation vector and the ciphertext. */
export async function seal(name: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const cipher = await crypto.subtle.encrypt(
    algorithm(name, iv),
    await sessionKey(),
    new TextEncoder().encode(text),
  )
  return btoa(Array.from([...iv, ...new Uint8Array(cipher)], (byte) => String.fromCharCode(byte)).join(''))
}

/** What was sealed under that name in this browser session; null for anything else. */
export async function unseal(name: string, sealed: string): Promise<string | null> {
  try {
    const bytes = Uint8Array.from(atob(sealed), (character) => character.charCodeAt(0))
    const text = await crypto.subtle.decrypt(
      algorithm(name, bytes.slice(0, ivBytes)),
      await sessionKey(),
      bytes.slice(ivBytes),
    )
    return new TextDecoder().decode(text)
  } catch {
    // Of an earlier browser session, or not ours.
    return null
  }
}

function algorithm(name: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) }
}
