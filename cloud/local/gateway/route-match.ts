import { type RouteName, routeNames, routeOf } from '#contract/routes.ts'

/** The rows of the table that a path leads to, and what its parameters are. */
export interface RouteMatch {
  /** By HTTP method. */
  readonly routes: ReadonlyMap<string, RouteName>
  /** The path as the table has it, such as `/vehicles/read/{vehicleId}`. */
  readonly resource: string
  /** Decoded. */
  readonly pathParameters: Readonly<Record<string, string>>
}

const resources = [...new Set(routeNames.map((name) => routeOf(name).path))]
  .map((path) => ({ path, segments: path.slice(1).split('/') }))
  // Where two resources match, the one with a literal segment further to the left wins.
  .toSorted((one, other) => (literals(other.segments) > literals(one.segments) ? 1 : -1))

/**
 * Where a path (below the stage, still percent-encoded) leads; null if it leads nowhere, 'malformed' if it can't be
 * decoded. It is split before it is decoded, so that `%2F` stays within its segment.
 */
export function matchRoute(path: string): RouteMatch | 'malformed' | null {
  const segments = path.slice(1).split('/')
  const resource = resources.find((one) => fits(one.segments, segments))
  if (!resource) return null
  const pathParameters: Record<string, string> = {}
  for (const [index, pattern] of resource.segments.entries()) {
    if (!isParameter(pattern)) continue
    const value = decoded(segments[index] ?? '')
    if (value === undefined) return 'malformed'
    pathParameters[pattern.slice(1, -1)] = value
  }
  const here = routeNames.filter((name) => routeOf(name).path === resource.path)
  return {
    routes: new Map(here.map((name) => [routeOf(name).method, name])),
    resource: resource.path,
    pathParameters,
  }
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) => (isParameter(part) ? segments[index] !== '' : part === segments[index]))
  )
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{') && segment.endsWith('}')
}

/** Sorts as text: `1` for a literal segment, `0` for a parameter. */
function literals(segments: readonly string[]): string {
  return segments.map((segment) => (isParameter(segment) ? '0' : '1')).join('')
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}
