import type { Context } from 'hono'
import { errorPage } from './error-page.ts'
import { HostedPageRefusal, type HostedProblem, RedirectRefusal } from './hosted-refusal.ts'
import { identityProviderPath } from './paths.ts'
import { serviceErrorAnswer } from './identity-provider.ts'
import { OAuthError } from './oauth-error.ts'
import { ServiceError } from './service-error.ts'

const statuses: Partial<Record<HostedProblem, 403 | 404 | 500>> = {
  form_expired: 403,
  not_found: 404,
  server_error: 500,
}

/** Answers any error in the manner of the endpoint that it came from; `report` is told of those nobody expected. */
export function answerError(
  c: Context,
  error: Error,
  report: (error: Error) => void,
): Response | Promise<Response> {
  if (error instanceof RedirectRefusal) return c.redirect(error.location)
  if (error instanceof HostedPageRefusal) return refusalPage(c, error)
  if (error instanceof ServiceError) return serviceErrorAnswer(error)
  if (error instanceof OAuthError) return oauthAnswer(c, error)
  report(error)
  return unexpected(c)
}

export function refusalPage(c: Context, refusal: HostedPageRefusal): Response | Promise<Response> {
  return c.html(errorPage(refusal), statuses[refusal.problem] ?? 400)
}

/** What nobody expected says nothing about itself: its message might quote the request. */
function unexpected(c: Context): Response | Promise<Response> {
  if (c.req.path.startsWith(identityProviderPath)) {
    return serviceErrorAnswer(new ServiceError('InternalErrorException', 'Internal error', 500))
  }
  if (c.req.method === 'GET') return refusalPage(c, new HostedPageRefusal('server_error'))
  return oauthAnswer(c, new OAuthError('server_error', 'Internal error'))
}

function oauthAnswer(c: Context, { code, message, status }: OAuthError): Response {
  if (code === 'invalid_token') {
    c.header('www-authenticate', `Bearer error="${code}", error_description="${message}"`)
  }
  return c.json({ error: code, error_description: message }, status)
}
