import type { BrowserContext, CDPSession, Request } from '@playwright/test'
import { type RouteName, routeNames, routeOf } from '#contract/routes.ts'

/** How often each was asked for: routes of the fleet API, operations and pages of the user pool, by their names. */
export type RequestCounts = Readonly<Record<string, number>>

const apiPath = '/api'
const target = /\.(\w+)$/

/**
 * What a request is called in a budget: the name of its route (`GET /api/…` where the table has none), the operation or the path
 * of the user pool, `config`; null for the site's files, which are budgeted in bytes.
 */
export function nameOf(method: string, url: URL, operation?: string): string | null {
  const { pathname } = url
  if (pathname.startsWith(`${apiPath}/`)) {
    return routeAt(method, pathname.slice(apiPath.length)) ?? `${method} ${pathname}`
  }
  if (pathname === '/cognito-idp') return target.exec(operation ?? '')?.[1] ?? `${method} ${pathname}`
  if (pathname === '/amplify-config.json') return 'config'
  return /^\/(?:oauth2\/|login|logout)/.test(pathname) ? `${method} ${pathname}` : null
}

function routeAt(method: string, path: string): RouteName | undefined {
  const fits = (name: RouteName) => {
    const row = routeOf(name)
    // Routes without a parameter come before those that would take their last word for one.
    return row.method === method && new RegExp(`^${row.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)
  }
  const exact = routeNames.find((name) => routeOf(name).method === method && routeOf(name).path === path)
  return exact ?? routeNames.find(fits)
}

/** Counts what the pages of a context ask for. */
export class RequestCounter {
  readonly #underWay = new Set<Request>()
  #names: string[] = []
  #preflights: string[] = []

  constructor(context: BrowserContext) {
    context.on('request', (request) => this.#add(request))
    context.on('requestfinished', (request) => this.#underWay.delete(request))
    context.on('requestfailed', (request) => this.#underWay.delete(request))
  }

  /** Playwright keeps preflights (Fetch, 4.8) to itself; the browser tells them by the DevTools protocol. */
  async watchPreflights(session: CDPSession): Promise<void> {
    session.on('Network.requestWillBeSent', ({ type, request }) => {
      if (type === 'Preflight' || request.method === 'OPTIONS') this.#preflights.push(request.url)
    })
    await session.send('Network.enable')
  }

  /** The addresses of what has not been answered in full yet, the site's files among them. */
  get underWay(): readonly string[] {
    return Array.from(this.#underWay, (request) => request.url())
  }

  /** What was asked for since it was last taken. */
  get requests(): RequestCounts {
    return countOf(this.#names)
  }

  /** The same, with the addresses of preflights; counts anew from here. */
  take(): { readonly requests: RequestCounts; readonly preflights: readonly string[] } {
    const taken = { requests: this.requests, preflights: this.#preflights }
    this.#names = []
    this.#preflights = []
    return taken
  }

  #add(request: Request): void {
    const url = new URL(request.url())
    if (!/^https?:$/.test(url.protocol)) return
    this.#underWay.add(request)
    const name = nameOf(request.method(), url, request.headers()['x-amz-target'])
    if (name !== null) this.#names.push(name)
  }
}

/** How often each name is there, in the order of the names. */
export function countOf(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
