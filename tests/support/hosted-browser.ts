/** Keeps cookies, fills in forms and follows redirects one at a time: what a test needs of a browser. */
export class Browser {
  readonly #fetch: (request: Request) => Promise<Response>
  readonly #cookies = new Map<string, { value: string; path: string }>()
  #at: string

  /** @param at the address that it starts at, which the first path belongs to. */
  constructor(fetch: (request: Request) => Promise<Response>, at: string) {
    this.#fetch = fetch
    this.#at = at
  }

  get(address: string): Promise<Response> {
    return this.#send(address, {})
  }

  post(address: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.#send(address, { method: 'POST', body: new URLSearchParams(fields) })
  }

  /** Submits the first form of a page with its hidden fields and these. */
  submit(html: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    const form = /<form method="post" action="([^"]*)"[\s\S]*?<\/form>/.exec(html)
    if (!form?.[1]) throw new Error('Expected a page with a form')
    const hidden = [...form[0].matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)]
    const filled = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]))
    return this.post(form[1].replaceAll('&amp;', '&'), { ...filled, ...fields })
  }

  /** The address that an answer redirects to. */
  target(response: Response): URL {
    const location = response.headers.get('location')
    if (location === null) throw new Error(`Expected a redirect, found status ${response.status}`)
    return new URL(location, this.#at)
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name)?.value
  }

  async #send(address: string, init: RequestInit): Promise<Response> {
    const url = new URL(address, this.#at)
    const cookies = [...this.#cookies].filter(([, { path }]) => url.pathname.startsWith(path))
    const headers = { cookie: cookies.map(([name, { value }]) => `${name}=${value}`).join('; ') }
    const response = await this.#fetch(new Request(url, { ...init, headers }))
    this.#at = url.href
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie)
    return response
  }

  #keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(cookie) ?? []
    const path = /path=([^;]*)/i.exec(cookie)?.[1] ?? '/'
    if (/max-age=0/i.test(cookie)) this.#cookies.delete(name)
    else this.#cookies.set(name, { value, path })
  }
}
