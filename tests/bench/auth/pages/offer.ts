/** What the benchmark does in a page. */
export interface AuthWork {
  /** Calls the API once. */
  readonly call: () => Promise<unknown>
  /** A token for a call that is about to be made. */
  readonly readToken: () => Promise<unknown>
}

/** The same, so often; each answers when all of it is done. */
export interface AuthPage {
  /** At once. Answers why those failed that did. */
  readonly callAtOnce: (times: number) => Promise<readonly string[]>
  /** One after another. */
  readonly readTokens: (times: number) => Promise<void>
  /** The least that could be done: the token as text, out of the storage. */
  readonly readStorage: (times: number) => number
}

declare global {
  interface Window {
    authPage?: AuthPage
  }
}

/** Gives it to the benchmark. */
export function offer({ call, readToken }: AuthWork): void {
  const item = Object.keys(localStorage).find((name) => name.endsWith('.accessToken'))
  if (item === undefined) throw new Error('There is no access token in the storage')
  window.authPage = {
    async callAtOnce(times) {
      const outcomes = await Promise.allSettled(Array.from({ length: times }, call))
      return outcomes.flatMap((one) => (one.status === 'rejected' ? String(one.reason) : []))
    },
    async readTokens(times) {
      for (let time = 0; time < times; time += 1) await readToken()
    },
    readStorage(times) {
      let length = 0
      for (let time = 0; time < times; time += 1) length += localStorage.getItem(item)?.length ?? 0
      return length
    },
  }
}
