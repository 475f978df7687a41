import { randomUUID } from 'node:crypto'
import type { Handler } from 'hono'
import { getTokensFromRefreshToken } from './operations/get-tokens-from-refresh-token.ts'
import { getUser } from './operations/get-user.ts'
import { globalSignOut } from './operations/global-sign-out.ts'
import type { Operation } from './operations/operation.ts'
import { revokeToken } from './operations/revoke-token.ts'
import { ServiceError } from './service-error.ts'
import type { UserPool } from './user-pool.ts'

/** The operations that the console's app client needs; every other one is unknown, password sign-in included. */
const operations: ReadonlyMap<string, Operation> = new Map([
  ['GetTokensFromRefreshToken', getTokensFromRefreshToken],
  ['RevokeToken', revokeToken],
  ['GlobalSignOut', globalSignOut],
  ['GetUser', getUser],
])

/** `POST /cognito-idp`: the user pools API, AWS JSON 1.1 (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html). */
export function identityProvider(pool: UserPool): Handler {
  return async (c) => {
    const [service, name = ''] = (c.req.header('x-amz-target') ?? '').split('.')
    const operation = service === 'AWSCognitoIdentityProviderService' && operations.get(name)
    if (!operation) throw new ServiceError('UnknownOperationException', '')
    const answer = await operation(pool, bodyOf(await c.req.text()))
    return serviceAnswer(200, answer)
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
