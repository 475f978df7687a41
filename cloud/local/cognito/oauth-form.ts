import { OAuthError } from './oauth-error.ts'
import { parameter, repeatedParameter } from './parameters.ts'
import { clientId } from './user-pool-id.ts'

/** The form of an OAuth endpoint, checked as far as all of them agree. */
export interface OAuthForm {
  /** @throws {OAuthError} invalid_request if it is missing. */
  required(name: string): string
  optional(name: string): string | undefined
}

/**
 * Reads a form of our app client. The client is public: it names itself in the form and has no secret.
 * @throws {OAuthError} if it isn't a form, a parameter is repeated, or the client is another.
 */
export async function readOAuthForm(request: Request): Promise<OAuthForm> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') {
    throw new OAuthError('invalid_request', 'Expected a body of application/x-www-form-urlencoded')
  }
  const parameters = new URLSearchParams(await request.text())
  const repeated = repeatedParameter(parameters)
  if (repeated) throw new OAuthError('invalid_request', `Parameter given twice: ${repeated}`)
  if (request.headers.has('authorization')) {
    throw new OAuthError(
      'invalid_client',
      'This app client has no secret: leave the Authorization header out',
    )
  }
  if (parameter(parameters, 'client_id') !== clientId) {
    throw new OAuthError('invalid_client', 'client_id is not an app client of this user pool')
  }
  return {
    optional: (name) => parameter(parameters, name),
    required: (name) => {
      const value = parameter(parameters, name)
      if (value === undefined) throw new OAuthError('invalid_request', `${name} is missing`)
      return value
    },
  }
}
