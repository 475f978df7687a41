import { randomUUID } from 'node:crypto'
import type { Handler } from 'hono'
import { checkSignature } from './check-signature.ts'
import { adminAddUserToGroup } from './operations/admin-add-user-to-group.ts'
import { adminListGroupsForUser } from './operations/admin-list-groups-for-user.ts'
import { adminRemoveUserFromGroup } from './operations/admin-remove-user-from-group.ts'
import { getTokensFromRefreshToken } from './operations/get-tokens-from-refresh-token.ts'
import { getUser } from './operations/get-user.ts'
import { globalSignOut } from './operations/global-sign-out.ts'
import { listUsers } from './operations/list-users.ts'
import { listUsersInGroup } from './operations/list-users-in-group.ts'
import type { Operation } from './operations/operation.ts'
import { revokeToken } from './operations/revoke-token.ts'
import { ServiceError } from './service-error.ts'
import type { UserPool } from './user-pool.ts'

/** What anyone may call: the token in the body is what counts. Password sign-in is not among it. */
const openOperations: ReadonlyMap<string, Operation> = new Map([
  ['GetTokensFromRefreshToken', getTokensFromRefreshToken],
  ['RevokeToken', revokeToken],
  ['GlobalSignOut', globalSignOut],
  ['GetUser', getUser],
])

/** What needs IAM on AWS, and here the administrator's signature. */
const signedOperations: ReadonlyMap<string, Operation> = new Map([
  ['ListUsers', listUsers],
  ['ListUsersInGroup', listUsersInGroup],
  ['AdminListGroupsForUser', adminListGroupsForUser],
  ['AdminAddUserToGroup', adminAddUserToGroup],
  ['AdminRemoveUserFromGroup', adminRemoveUserFromGroup],
])

/**
 * `POST /cognito-idp`: the user pools API, AWS JSON 1.1. Every operation that is not listed above is unknown, which is
 * what AWS answers to a name that it doesn't know.
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export function identityProvider(pool: UserPool): Handler {
  return async (c) => {
    const [service, name = ''] = (c.req.header('x-amz-target') ?? '').split('.')
    const ours = service === 'AWSCognitoIdentityProviderService'
    const operation = ours && (openOperations.get(name) ?? signedOperations.get(name))
    if (!operation) throw new ServiceError('UnknownOperationException', '')
    const body = await c.req.text()
    if (!openOperations.has(name)) checkSignature(c.req.raw, body, pool.now)
    return serviceAnswer(200, await operation(pool, bodyOf(body)))
  }
}

/** The answer for an error of the API, as the SDKs read it. */
export function serviceErrorAnswer({ type, message, status }: ServiceError): Response {
  const answer = serviceAnswer(status, { __type: type, ...(message && { message }) })
  answer.headers.set('x-amzn-errortype', `${type}:`)
  return answer
}

function serviceAnswer(status: number, body: object): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'cache-control': 'no-store',
      'x-amzn-requestid': randomUUID(),
    },
  })
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ServiceError('SerializationException', 'The body is not JSON')
  }
}
