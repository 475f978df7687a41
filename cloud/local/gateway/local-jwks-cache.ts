import { findJwkInJwks, type Jwks, type JwksCache, type JwkWithKid } from 'aws-jwt-verify/jwk'

/** A key set as the user pool publishes it: public keys only. */
export interface PublishedKeys {
  readonly keys: readonly object[]
}

/** Looks keys up in the pool next door. There is no way out of the process: an unknown key is refused, never fetched. */
export class LocalJwksCache implements JwksCache {
  readonly #published: () => PublishedKeys

  constructor(published: () => PublishedKeys) {
    this.#published = published
  }

  getCachedJwk(...[, { header }]: Parameters<JwksCache['getCachedJwk']>): JwkWithKid {
    const jwk = header.kid === undefined ? undefined : findJwkInJwks(this.#jwks(), header.kid)
    if (!jwk) throw new Error('The token is signed with a key that the user pool does not have')
    return jwk
  }

  async getJwk(...all: Parameters<JwksCache['getJwk']>): Promise<JwkWithKid> {
    return this.getCachedJwk(...all)
  }

  async getJwks(): Promise<Jwks> {
    return this.#jwks()
  }

  addJwks(): void {
    throw new Error('The keys are those of the user pool')
  }

  #jwks(): Jwks {
    return this.#published() as Jwks
  }
}
