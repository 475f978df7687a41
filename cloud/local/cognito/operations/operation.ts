import * as v from 'valibot'
import { AccessTokenRefused, type Bearer, bearerOf } from '../access-token.ts'
import { ServiceError } from '../service-error.ts'
import type { UserPool } from '../user-pool.ts'

/** One operation of the `cognito-idp` API: takes the parsed JSON body, gives the answer's. */
export type Operation = (pool: UserPool, body: unknown) => Promise<object>

/** What the operations for administrators work on: who there is, in which groups, and keeping it. */
export type Directory = Pick<UserPool, 'people' | 'memberships' | 'save'>

/** An operation for administrators. */
export type DirectoryOperation = (directory: Directory, body: unknown) => Promise<object>

const selfServiceScope = 'aws.cognito.signin.user.admin'

/** The body in the shape that the operation takes. @throws {ServiceError} InvalidParameterException */
export function inputOf<Schema extends v.GenericSchema>(
  schema: Schema,
  body: unknown,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, body)
  if (parsed.success) return parsed.output
  const [{ message }] = parsed.issues
  const field = v.getDotPath(parsed.issues[0]) ?? 'the body'
  // The message of a plain type check quotes what it got, which may be a token: only our own words are passed on.
  const reason = message.startsWith('Invalid ') ? 'missing or of the wrong type' : message
  throw new ServiceError('InvalidParameterException', `1 validation error detected: ${field} is ${reason}`)
}

/** The owner of an access token that may act on its own account. @throws {ServiceError} NotAuthorizedException */
export async function selfOf(pool: UserPool, accessToken: string): Promise<Bearer> {
  const bearer = await bearerOf(pool, accessToken).catch((error: unknown) => {
    if (error instanceof AccessTokenRefused) throw new ServiceError('NotAuthorizedException', error.message)
    throw error
  })
  if (!bearer.scopes.includes(selfServiceScope)) {
    throw new ServiceError('NotAuthorizedException', 'Access Token does not have required scopes')
  }
  return bearer
}
