import * as v from 'valibot'
import { type Clock, seconds } from '../clock.ts'
import {
  generatePrivateJwk,
  privateJwk,
  type PublicJwk,
  publicJwk,
  publicJwkOf,
  signingKeyFrom,
  type SigningKeys,
  type TokenUse,
} from './signing-keys.ts'

/** When the last token that a pair of keys signed ends, in seconds since 1970. */
const neededUntil = v.optional(v.number(), 0)

const retiredKeys = v.object({ access: publicJwk, id: publicJwk, neededUntil })
type RetiredKeys = v.InferOutput<typeof retiredKeys>

/** The keys as they are kept. What is retired needs no private part any more. */
export const keptKeys = v.object({
  access: privateJwk,
  id: privateJwk,
  neededUntil,
  retired: v.optional(v.array(retiredKeys), []),
})
export type KeptKeys = v.InferOutput<typeof keptKeys>

/**
 * The keys that sign, and those that signed before a rotation: published until the last of their tokens has ended, so
 * that nobody who is signed in notices.
 */
export class KeyRing {
  readonly #now: Clock
  #kept: KeptKeys
  #signing: SigningKeys

  private constructor(kept: KeptKeys, signing: SigningKeys, now: Clock) {
    this.#kept = kept
    this.#signing = signing
    this.#now = now
  }

  /** Without kept keys, new ones are made. @throws if a kept one is not a key. */
  static async open(kept: KeptKeys | undefined, now: Clock): Promise<KeyRing> {
    const keys = kept ?? (await generateKeys())
    return new KeyRing(keys, await signingKeysFrom(keys), now)
  }

  /** The keys to sign with now; they stay published until `expiresAt`, in seconds since 1970. */
  signingUntil(expiresAt: number): SigningKeys {
    this.#kept.neededUntil = Math.max(this.#kept.neededUntil, expiresAt)
    return this.#signing
  }

  /** The public keys that tokens of this use may be signed with, the current one first. */
  published(use: TokenUse): readonly PublicJwk[] {
    return [this.#signing[use].publicJwk, ...this.#stillNeeded().map((retired) => retired[use])]
  }

  /** New keys sign from now on. */
  async rotate(): Promise<void> {
    const next = await generateKeys()
    const signing = await signingKeysFrom(next)
    // Without a pause from here, so that no token is signed by a key that is retired as unneeded.
    const { access, id, neededUntil } = this.#kept
    const retired = { access: publicJwkOf(access), id: publicJwkOf(id), neededUntil }
    this.#kept = { ...next, retired: [retired, ...this.#stillNeeded()] }
    this.#signing = signing
  }

  kept(): KeptKeys {
    return this.#kept
  }

  #stillNeeded(): RetiredKeys[] {
    return this.#kept.retired.filter((retired) => retired.neededUntil > seconds(this.#now))
  }
}

async function generateKeys(): Promise<KeptKeys> {
  const [access, id] = await Promise.all([generatePrivateJwk(), generatePrivateJwk()])
  return { access, id, neededUntil: 0, retired: [] }
}

async function signingKeysFrom({ access, id }: KeptKeys): Promise<SigningKeys> {
  return { access: await signingKeyFrom(access), id: await signingKeyFrom(id) }
}
