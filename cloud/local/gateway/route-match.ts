import type { GatewayMethod } from './methods.ts'

/** The resource that a path leads to, and what its parameters are. */
export interface RouteMatch {
  /** What the resource answers to, by HTTP method. */
  readonly methods: ReadonlyMap<string, GatewayMethod>
  /** The path as the table has it, such as `/vehicles/read/{vehicleId}`. */
  readonly resource: string
  /** Decoded. */
  readonly pathParameters: Readonly<Record<string, string>>
}

/**
 * Where a path (below the stage, still percent-encoded) leads; null if it leads nowhere, 'malformed' if it can't be
 * decoded. It is split before it is decoded, so that `%2F` stays within its segment.
 */
export type MatchRoute = (path: string) => RouteMatch | 'malformed' | null

/** Finds the resources of these methods by path. */
export function createMatchRoute(methods: readonly GatewayMethod[]): MatchRoute {
  const resources = resourcesOf(methods)
  return (path) => {
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
    return { methods: resource.methods, resource: resource.path, pathParameters }
  }
}

function resourcesOf(methods: readonly GatewayMethod[]) {
  return [...Map.groupBy(methods, ({ path }) => path)]
    .map(([path, here]) => ({
      path,
      segments: path.slice(1).split('/'),
      methods: new Map(here.map((method) => [method.method, method])),
    }))
    .toSorted((one, other) => (literals(other.segments) > literals(one.segments) ? 1 : -1))
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

/**
 * Sorts as text, `1` for a literal segment and `0` for a parameter: where two resources match, the one with a literal
 * segment further to the left wins.
 */
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
