import { requestedScopes } from './cognito/app-client.ts'
import { identityProviderPath } from './cognito/paths.ts'
import { clientId, region, userPoolId } from './cognito/user-pool-id.ts'

/** The app's configuration for the local cloud served at `origin`, in Amplify's `ResourcesConfig` shape. */
export function amplifyConfigAt(origin: string) {
  return {
    Auth: {
      Cognito: {
        userPoolId,
        userPoolClientId: clientId,
        userPoolEndpoint: `${origin}${identityProviderPath}`,
        loginWith: {
          oauth: {
            domain: new URL(origin).host,
            scopes: requestedScopes,
            redirectSignIn: [`${origin}/callback`],
            redirectSignOut: [`${origin}/signed-out`],
            responseType: 'code',
          },
        },
      },
    },
    API: { REST: { fleet: { endpoint: `${origin}/api`, region } } },
  }
}

export type AmplifyConfig = ReturnType<typeof amplifyConfigAt>
