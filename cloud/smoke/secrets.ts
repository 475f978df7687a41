import type { Place, Side } from './side.ts'

/** Whatever looks like a signed or encrypted token (RFC 7515, RFC 7516). */
const tokenShape = /eyJ[\w-]{8,}(?:\.[\w-]*)*/g

/** Takes tokens and passwords out of texts that are going to be shown or written: nothing of them should be there, and this sees to it. */
export class Secrets {
  readonly #known = new Set<string>()

  addPeople({ testers }: Pick<Place, 'testers'>): void {
    for (const { password } of Object.values(testers)) this.#known.add(password)
  }

  addTokens({ tokens }: Pick<Side, 'tokens'>): void {
    for (const one of Object.values(tokens)) {
      for (const token of [one.accessToken, one.idToken, one.refreshToken]) this.#known.add(token)
    }
  }

  takenOutOf(text: string): string {
    let left = text
    for (const secret of this.#known) left = left.replaceAll(secret, '[secret]')
    return left.replace(tokenShape, '[token]')
  }
}
