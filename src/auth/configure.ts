import './auth-events.ts'
import 'aws-amplify/auth/enable-oauth-listener'
import { Amplify, type ResourcesConfig } from 'aws-amplify'

export type AmplifyConfig = ResourcesConfig

/** Tells Amplify which user pool this is. On a callback page it starts to exchange the code at once. */
export function configureAuth(config: AmplifyConfig): void {
  Amplify.configure(config)
}
