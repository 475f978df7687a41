import { Duration } from 'aws-cdk-lib'
import {
  ClientAttributes,
  OAuthScope,
  type UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito'
import type { SiteAddresses } from './site-addresses.ts'

const readable = { email: true, emailVerified: true, fullname: true }
/** Nothing that says who someone is to us, or what they may do. */
const writable = { fullname: true }

/**
 * The console's app client: public, since a page can't keep a secret, so authorization code with PKCE only. People are
 * sent back to these sites and nowhere else.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 */
export function addAppClient(
  userPool: UserPool,
  fleetScopes: readonly OAuthScope[],
  sites: readonly SiteAddresses[],
): UserPoolClient {
  return userPool.addClient('AppClient', {
    generateSecret: false,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.PROFILE, OAuthScope.EMAIL, ...fleetScopes],
      callbackUrls: sites.map(({ redirectSignIn }) => redirectSignIn),
      logoutUrls: sites.map(({ redirectSignOut }) => redirectSignOut),
    },
    supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
    // Without any, Cognito's default applies, and that holds the refresh flow which rotation forbids.
    authFlows: { userSrp: true },
    // Two tabs may renew at once.
    refreshTokenRotationGracePeriod: Duration.seconds(30),
    refreshTokenValidity: Duration.hours(12),
    // A revoked token is taken by the gateway until it expires.
    accessTokenValidity: Duration.minutes(15),
    idTokenValidity: Duration.minutes(15),
    enableTokenRevocation: true,
    preventUserExistenceErrors: true,
    readAttributes: new ClientAttributes().withStandardAttributes(readable),
    writeAttributes: new ClientAttributes().withStandardAttributes(writable),
  })
}
