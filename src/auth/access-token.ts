import type { Caller } from '#contract/caller.ts'

/** A token for calls of the fleet API, and whom it speaks for. What it is, nobody can read off: it goes into a call's headers only. */
export class AccessToken {
  readonly caller: Caller
  readonly #text: string

  constructor(text: string, caller: Caller) {
    this.#text = text
    this.caller = caller
  }

  /** The header that carries it (RFC 6750, 2.1). */
  authorize(headers: Headers): void {
    headers.set('authorization', `Bearer ${this.#text}`)
  }

  /** Whether it is this one. */
  is(text: string): boolean {
    return text === this.#text
  }
}
