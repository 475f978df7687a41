import type { Template } from 'aws-cdk-lib/assertions'
import { functionOf } from '#cloud/infra/fleet-functions.ts'
import type { openApiDocument } from '#cloud/openapi/openapi-document.ts'
import { routeNames, routeOf } from '#contract/routes.ts'
import { scopeNames } from '#contract/scopes.ts'
import { movableClock } from '../support/clock.ts'
import { recordingGateway } from '../support/recording-gateway.ts'
import { accessClaims, admin, signed } from '../support/tokens.ts'
import { propertiesOf } from './infra-template.ts'

/** The scopes that let a call through, by `GET /vehicles/read`. */
export type Scopes = Readonly<Record<string, readonly string[]>>

const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']
const rows = routeNames.map(routeOf)

export function contractScopes(): Scopes {
  return Object.fromEntries(rows.map(({ method, path, scope }) => [`${method} ${path}`, [scope]]))
}

/** Found out by asking: every method of every path, then with a token of one scope after another. */
export async function localScopes(paths: readonly string[]): Promise<Scopes> {
  const clock = movableClock()
  const { gateway, events } = recordingGateway(clock)
  const ask = (method: string, path: string, headers = {}) =>
    gateway(new Request(`https://localhost/api${path}`, { method, headers }))
  const tokens = await Promise.all(
    scopeNames.map((scope) => signed({ ...accessClaims(admin, clock.seconds()), scope })),
  )
  const found: Record<string, readonly string[]> = {}
  for (const path of paths) {
    for (const method of methods) {
      if ((await ask(method, path)).status === 403) continue
      const opened: string[] = []
      for (const [at, scope] of scopeNames.entries()) {
        const { ok } = await ask(method, path, { authorization: `Bearer ${tokens[at]}` })
        if (ok && events.at(-1)?.resource === path && events.at(-1)?.httpMethod === method) opened.push(scope)
      }
      found[`${method} ${path}`] = opened
    }
  }
  return found
}

export function documentScopes({ paths }: ReturnType<typeof openApiDocument>): Scopes {
  const operations = Object.entries(paths).flatMap(([path, here]) =>
    Object.entries(here).map(([method, { security }]) => [
      `${method.toUpperCase()} ${path}`,
      security.flatMap((scheme) => Object.values(scheme).flat()),
    ]),
  )
  return Object.fromEntries(operations)
}

/** What a method of the template is: who lets a call through, by which scopes, and to which function. */
export interface DeployedMethod {
  readonly scopes: readonly string[]
  readonly authorizer: string
  readonly function: string
}

/** The methods that need a token as the contract would have them. */
export function contractMethods(): Readonly<Record<string, DeployedMethod>> {
  return Object.fromEntries(
    rows.map(({ method, path, scope }) => [
      `${method} ${path}`,
      { scopes: [scope], authorizer: 'Authorizer', function: functionOf({ method, path }) },
    ]),
  )
}

/** All methods of the template but those that answer a browser's question before a call (OPTIONS). */
export function deployedMethods(template: Template): Readonly<Record<string, DeployedMethod>> {
  const [authorizer] = Object.keys(propertiesOf(template, 'AWS::ApiGateway::Authorizer'))
  const found = methodsOf(template).filter(({ method }) => method !== 'OPTIONS')
  return Object.fromEntries(
    found.map(({ method, path, properties }) => {
      const { AuthorizationScopes, AuthorizationType, AuthorizerId, Integration } = properties
      const isGuarded = AuthorizationType === 'COGNITO_USER_POOLS' && AuthorizerId === authorizer
      const [, to = 'none'] = /functions\/(\w+?)Function\w*\.Arn\/invocations$/.exec(Integration.Uri) ?? []
      const deployed: DeployedMethod = {
        scopes: AuthorizationScopes ?? [],
        authorizer: isGuarded ? 'Authorizer' : 'none',
        function: to.toLowerCase(),
      }
      return [`${method} ${path}`, deployed]
    }),
  )
}

/** Every method of the template, with the path of its resource. */
export function methodsOf(template: Template) {
  const resources = propertiesOf(template, 'AWS::ApiGateway::Resource')
  const pathOf = (id: string): string =>
    resources[id] ? `${pathOf(resources[id].ParentId)}/${resources[id].PathPart}` : ''
  return Object.values(propertiesOf(template, 'AWS::ApiGateway::Method')).map((properties) => ({
    method: String(properties.HttpMethod),
    path: pathOf(properties.ResourceId),
    properties,
  }))
}
