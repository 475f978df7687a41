import { Stack } from 'aws-cdk-lib'
import {
  CfnManagedLoginBranding,
  ManagedLoginVersion,
  type UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito'
import type { Stage } from './stage-name.ts'

/**
 * Where the sign-in pages will be. Chosen by us and not read from the domain once it is made, since the site's headers
 * name it, and the sign-in needs the site's address. Prefixes are unique in a region, hence the account in it.
 */
export interface HostedUi {
  readonly prefix: string
  /** The host, without `https://`. */
  readonly domain: string
}

export function hostedUiOf({ account, region }: Stack, stage: Stage): HostedUi {
  const prefix = `fleet-console-${stage}-${account}`
  return { prefix, domain: `${prefix}.auth.${region}.amazoncognito.com` }
}

/** The managed login pages of a user pool, in Cognito's own style. */
export function addHostedUi(userPool: UserPool, client: UserPoolClient, { prefix }: HostedUi): void {
  const domain = userPool.addDomain('Domain', {
    cognitoDomain: { domainPrefix: prefix },
    managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
  })
  // Without a style the pages of this version answer an error.
  const branding = new CfnManagedLoginBranding(userPool, 'Branding', {
    userPoolId: userPool.userPoolId,
    clientId: client.userPoolClientId,
    useCognitoProvidedValues: true,
  })
  branding.node.addDependency(domain)
}
