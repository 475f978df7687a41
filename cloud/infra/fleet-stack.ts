import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { amplifyConfig } from './amplify-config.ts'
import { addAppClient } from './app-client.ts'
import { addFleetFunctions } from './fleet-functions.ts'
import { addFleetGateway, addRoutes } from './fleet-gateway.ts'
import { addFleetTable } from './fleet-table.ts'
import { addHostedUi, hostedUiOf } from './hosted-ui.ts'
import { addResourceServer } from './resource-server.ts'
import { addSite } from './site.ts'
import { siteAddresses } from './site-addresses.ts'
import { addSiteFiles } from './site-files.ts'
import { type Stage, stageSettings } from './stage.ts'
import { addUserPool } from './user-pool.ts'

export interface FleetStackProps extends StackProps {
  readonly stage: Stage
  /** The folder with the built app. */
  readonly siteFolder: string
}

/** One stage of the whole console: people, API, data and site. */
export class FleetStack extends Stack {
  constructor(scope: Construct, id: string, { stage, siteFolder, ...props }: FleetStackProps) {
    super(scope, id, { terminationProtection: stageSettings[stage].deletionProtection, ...props })
    const settings = stageSettings[stage]
    const { mapStyle } = settings
    const { region } = this
    const hostedUi = hostedUiOf(this, stage)
    const { domain } = hostedUi

    // In the order in which one needs the other: the site's address, then who may send people there, then the API.
    const gateway = addFleetGateway(this, settings)
    const origins = {
      userPool: `https://cognito-idp.${region}.amazonaws.com`,
      hostedUi: `https://${domain}`,
      ...(mapStyle !== null && { map: new URL(mapStyle).origin }),
    }
    const site = addSite(this, { gateway, origins }, settings)
    const addresses = siteAddresses(site.distribution.distributionDomainName)

    const userPool = addUserPool(this, settings)
    const client = addAppClient(userPool, addResourceServer(userPool), addresses)
    addHostedUi(userPool, client, hostedUi)

    const table = addFleetTable(this, settings)
    addRoutes(gateway, addFleetFunctions(this, { table, userPool, client }, settings), userPool)

    const { userPoolId } = userPool
    const { userPoolClientId } = client
    const config = amplifyConfig({ userPoolId, userPoolClientId, region, domain, mapStyle }, addresses)
    addSiteFiles(this, { site, folder: siteFolder, config }, settings)

    addOutput(this, 'SiteUrl', addresses.origin)
    addOutput(this, 'UserPoolId', userPoolId)
    addOutput(this, 'TableName', table.tableName)
  }
}

/** Shown at the end of a deployment. */
function addOutput(stack: Stack, name: string, value: string): CfnOutput {
  return new CfnOutput(stack, name, { value })
}
