import { routeNames, routeOf } from '#contract/routes.ts'

/** A method of an API, as API Gateway knows it. */
export interface GatewayMethod {
  readonly method: string
  /** Below the stage; `{name}` is a path parameter. */
  readonly path: `/${string}`
  /** `authorizationScopes`: an access token needs one of them. Without any, ID tokens are let through instead. */
  readonly scopes: readonly string[]
}

/** The methods that are deployed: one for each row of the table, with the one scope of its row. */
export const fleetMethods: readonly GatewayMethod[] = routeNames
  .map(routeOf)
  .map(({ method, path, scope }) => ({ method, path, scopes: [scope] }))
