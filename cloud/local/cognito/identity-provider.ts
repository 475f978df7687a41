import { randomUUID } from 'node:crypto'
import type { Handler } from 'hono'
import { checkSignature } from './check-signature.ts'
import { directoryOperations } from './operations/directory-operations.ts'
import { getTokensFromRefreshToken } from './operations/get-tokens-from-refresh-token.ts'
import { getUser } from './operations/get-user.ts'
import { globalSignOut } from './operations/global-sign-out.ts'
import type { Operation } from './operations/operation.ts'
import { revokeToken } from './operations/revoke-token.ts'
import { callBody, errorBody, operationIn } from './service-call.ts'
import type { ServiceError } from './service-error.ts'
import type { UserPool } from './user-pool.ts'

/** What anyone may call: the token in the body is what counts. Password sign-in is not among it. */
const openOperations: ReadonlyMap<string, Operation> = new Map([
  ['GetTokensFromRefreshToken', getTokensFromRefreshToken],
  ['RevokeToken', revokeToken],
  ['GlobalSignOut', globalSignOut],
  ['GetUser', getUser],
])

const allOperations: ReadonlyMap<string, Operation> = new Map([...openOperations, ...directoryOperations])

/**
 * `POST /cognito-idp`: the user pools API, AWS JSON 1.1.
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export function identityProvider(pool: UserPool): Handler {
  return async (c) => {
    const { name, operation } = operationIn(allOperations, c.req.header('x-amz-target') ?? '')
    const body = await c.req.text()
    if (!openOperations.has(name)) checkSignature(c.req.raw, body, pool.now)
    return serviceAnswer(200, await operation(pool, callBody(body)))
  }
}

/** The answer for an error of the API, as the SDKs read it. */
export function serviceErrorAnswer(error: ServiceError): Response {
  const answer = serviceAnswer(error.status, errorBody(error))
  answer.headers.set('x-amzn-errortype', `${error.type}:`)
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
