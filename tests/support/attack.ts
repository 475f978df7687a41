/** What somebody hostile sends, and how it must be answered. */
export interface Attack {
  readonly name: string
  /** The values of the Authorization header, several where it is sent several times. */
  readonly authorization: readonly string[]
  /**
   * 401: the gateway takes no such token. 403: API Gateway lets it through (it knows neither our app client nor our
   * groups), so the boundary of our API refuses it. 431: too large to be read at all.
   */
  readonly status: 401 | 403 | 431
}

/** An attack with one token behind `Bearer `. */
export function attack(name: string, token: string, status: Attack['status'] = 401): Attack {
  return { name, authorization: [`Bearer ${token}`], status }
}
