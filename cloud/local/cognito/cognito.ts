import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { answerError, refusalPage } from './answer-error.ts'
import { authorize } from './authorize.ts'
import { jwksOf, openIdConfiguration } from './discovery.ts'
import { hostedHeaders } from './hosted-headers.ts'
import { HostedPageRefusal } from './hosted-refusal.ts'
import { identityProvider } from './identity-provider.ts'
import { showLogin, submitLogin } from './login.ts'
import { logout } from './logout.ts'
import { identityProviderPath } from './paths.ts'
import { revoke } from './revoke.ts'
import { token } from './token.ts'
import { userInfo } from './user-info.ts'
import type { UserPool } from './user-pool.ts'
import { userPoolId } from './user-pool-id.ts'

const longestBody = 64 * 1024
const style = readFileSync(join(import.meta.dirname, 'style.css'), 'utf8')

/** Cognito's endpoints over the local user pool. `report` is told of errors that nobody expected. */
export function createCognito(pool: UserPool, report: (error: Error) => void): Hono {
  const cognito = new Hono()
  cognito.use(hostedHeaders(pool.client))
  cognito.use(
    bodyLimit({
      maxSize: longestBody,
      onError: (c) =>
        c.json({ error: 'invalid_request', error_description: `At most ${longestBody} bytes` }, 413),
    }),
  )
  cognito.onError((error, c) => answerError(c, error, report))
  cognito.notFound((c) => refusalPage(c, new HostedPageRefusal('not_found')))

  cognito.get('/oauth2/authorize', authorize(pool))
  cognito.get('/login', showLogin(pool))
  cognito.post('/login', submitLogin(pool))
  cognito.get('/login/style.css', (c) => c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }))
  cognito.get('/logout', logout(pool))
  cognito.post('/oauth2/token', token(pool))
  cognito.post('/oauth2/revoke', revoke(pool))
  cognito.on(['GET', 'POST'], '/oauth2/userInfo', userInfo(pool))
  cognito.post(identityProviderPath, identityProvider(pool))
  cognito.post(`${identityProviderPath}/`, identityProvider(pool))
  cognito.get(`/${userPoolId}/.well-known/jwks.json`, (c) => c.json(jwksOf(pool.keys)))
  cognito.get(`/${userPoolId}/.well-known/openid-configuration`, (c) => c.json(openIdConfiguration(pool)))
  return cognito
}
