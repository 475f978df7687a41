import { Amplify, type ResourcesConfig } from '@aws-amplify/core'
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito'
import { refreshOnce } from './refresh.ts'
import { sealedStorage } from './sealed-storage.ts'

export type AmplifyConfig = ResourcesConfig

let configured = false

/**
 * Tells Amplify which user pool this is, where tokens rest and how they are renewed. On a callback page it starts to exchange the
 * code at once, so all that comes first. From `@aws-amplify/core`, since `Amplify` of `aws-amplify` brings identity pools along. Once is enough: done again, it would take another tab's sign-in for one that was given up here.
 */
export function configureAuth(config: AmplifyConfig): void {
  if (configured) return
  configured = true
  const tokenProvider = cognitoUserPoolsTokenProvider
  if (config.Auth) tokenProvider.setAuthConfig(config.Auth)
  tokenProvider.setKeyValueStorage(sealedStorage)
  tokenProvider.tokenOrchestrator.setTokenRefresher((request) => refreshOnce(request))
  Amplify.configure(config, { Auth: { tokenProvider } })
}
