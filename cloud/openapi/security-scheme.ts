import { scopes } from '#contract/scopes.ts'
import { laptopOrigin } from '../site/laptop-origin.ts'

/** What the document calls the only way in. */
export const schemeName = 'userPool'

/** OAuth 2.0 authorization code with PKCE (RFC 7636) at the user pool; the addresses are those of the laptop. */
export const securityScheme = {
  type: 'oauth2',
  description:
    'Authorization code with PKCE (S256). The addresses are those of the local cloud; on AWS they are ' +
    'https://<HostedUiDomain>/oauth2/…, an output of the stack. The access token goes into the Authorization header ' +
    'behind `Bearer `; an ID token is refused.',
  flows: {
    authorizationCode: {
      authorizationUrl: `${laptopOrigin}/oauth2/authorize`,
      tokenUrl: `${laptopOrigin}/oauth2/token`,
      scopes,
    },
  },
} as const
