import { type RouteName, routes } from '#contract/routes.ts'

/** A path parameter that would make another address of it: the call is not sent. */
export class CallUrlError extends Error {
  override readonly name = 'CallUrlError'
}

/**
 * The address of a call. Nothing but the configured endpoint and the table's path goes into it, so a token can't be sent
 * anywhere else, whatever the parameters are.
 * @throws {CallUrlError} for an empty or dotted parameter, which a URL would resolve away.
 */
export function callUrl(
  endpoint: string,
  route: RouteName,
  params: Readonly<Record<string, unknown>>,
  query: Readonly<Record<string, string | undefined>> = {},
): URL {
  const path = routes[route].path.replace(/\{(\w+)\}/g, (_, name: string) =>
    segment(route, name, params[name]),
  )
  const url = new URL(endpoint + path)
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, value)
  if (!url.href.startsWith(`${endpoint}/`)) throw new CallUrlError(`${route}: the address leaves ${endpoint}`)
  return url
}

function segment(route: RouteName, name: string, value: unknown): string {
  if (typeof value !== 'string' || /^\.{0,2}$/.test(value)) {
    throw new CallUrlError(`${route} needs ${name}; got ${JSON.stringify(value)}`)
  }
  return encodeURIComponent(value)
}
