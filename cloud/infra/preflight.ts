import { Duration } from 'aws-cdk-lib'
import type { RestApi } from 'aws-cdk-lib/aws-apigateway'
import { type Route, routeNames, routeOf } from '#contract/routes.ts'

/** Chromium remembers no longer (Fetch standard, CORS-preflight cache). */
const remembered = Duration.hours(2)

/**
 * Answers to the question that a browser asks before a page of another origin may call: exactly this origin, the methods of
 * the path, and the headers that the app sends there. They need no token, since the browser sends none.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
 */
export function addPreflights(gateway: RestApi, origin: string): void {
  const routes = routeNames.map(routeOf)
  for (const path of new Set(routes.map((route) => route.path))) {
    const here = routes.filter((route) => route.path === path)
    gateway.root.resourceForPath(path).addCorsPreflight({
      allowOrigins: [origin],
      allowMethods: here.map(({ method }) => method),
      allowHeaders: [...new Set(here.flatMap(headersSent))],
      maxAge: remembered,
    })
  }
}

/** What src/fleet/api sends on a call of this route. */
function headersSent({ method, header }: Route): readonly string[] {
  return ['Authorization', ...(method === 'GET' ? [] : ['Content-Type']), ...(header ? [header] : [])]
}
