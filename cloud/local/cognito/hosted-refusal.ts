/** Why the hosted pages can't go on and may not redirect either: who asks, or where to send them, is in doubt. */
export type HostedProblem =
  | 'invalid_request'
  | 'invalid_client'
  | 'redirect_mismatch'
  | 'logout_mismatch'
  | 'form_expired'
  | 'not_found'
  | 'server_error'

/** Answered with an error page. `expected` and `found` are shown as text. */
export class HostedPageRefusal extends Error {
  override readonly name = 'HostedPageRefusal'
  readonly problem: HostedProblem
  readonly found: string | undefined
  readonly expected: readonly string[]

  constructor(problem: HostedProblem, found?: string, expected: readonly string[] = []) {
    super(problem)
    this.problem = problem
    this.found = found
    this.expected = expected
  }
}

/** The errors that the app is sent back with (RFC 6749, 4.1.2.1; OpenID Connect Core 1.0, 3.1.2.6). */
export type RedirectErrorCode =
  | 'invalid_request'
  | 'invalid_scope'
  | 'unauthorized_client'
  | 'unsupported_response_type'
  | 'login_required'
  | 'access_denied'

/** Answered with a redirect to the app, with the error and the state it gave. */
export class RedirectRefusal extends Error {
  override readonly name = 'RedirectRefusal'
  readonly location: string

  constructor(redirectUri: string, error: RedirectErrorCode, description: string, state: string | undefined) {
    super(error)
    this.location = withQuery(redirectUri, { error, error_description: description, state })
  }
}

/** The address with these parameters added. */
export function withQuery(address: string, parameters: Record<string, string | undefined>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value)
  }
  return url.href
}
