import { OAuthScope, ResourceServerScope, type UserPool } from 'aws-cdk-lib/aws-cognito'
import { type Scope, scopeNames, scopes } from '#contract/scopes.ts'

/** The resource server whose identifier is what the scopes' names begin with; answers the scopes for an app client. */
export function addResourceServer(userPool: UserPool): readonly OAuthScope[] {
  const identifiers = new Set(scopeNames.map((scope) => nameParts(scope).identifier))
  const [identifier, ...others] = identifiers
  if (identifier === undefined || others.length > 0) {
    throw new Error(`Expected scopes of one resource server, found ${[...identifiers].join(', ') || 'none'}`)
  }
  const offered = scopeNames.map((scope) => {
    const scopeDescription = scopes[scope]
    return new ResourceServerScope({ scopeName: nameParts(scope).scopeName, scopeDescription })
  })
  const server = userPool.addResourceServer('ResourceServer', { identifier, scopes: offered })
  return offered.map((scope) => OAuthScope.resourceServer(server, scope))
}

function nameParts(scope: Scope) {
  const slash = scope.lastIndexOf('/')
  return { identifier: scope.slice(0, slash), scopeName: scope.slice(slash + 1) }
}
