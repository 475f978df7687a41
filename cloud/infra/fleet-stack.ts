import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { laptopOrigin } from '../site/laptop-origin.ts'
import { acknowledgeFindings } from './acknowledged-findings.ts'
import { amplifyConfig } from './amplify-config.ts'
import { addAppClient } from './app-client.ts'
import { addFleetFunctions } from './fleet-functions.ts'
import { addFleetGateway, addRoutes } from './fleet-gateway.ts'
import { addFleetTable } from './fleet-table.ts'
import { gatewayHost } from './gateway-host.ts'
import { addHostedUi, hostedUiOf } from './hosted-ui.ts'
import { addLogGroup } from './log-group.ts'
import { addMonitoring } from './monitoring/monitoring.ts'
import { addResourceServer } from './resource-server.ts'
import { addSite } from './site.ts'
import { apiStage, siteAddresses } from './site-addresses.ts'
import { addSiteFiles } from './site-files.ts'
import type { Stage } from './stage-name.ts'
import type { StageSettings } from './stage.ts'
import { addUserPool } from './user-pool.ts'

export interface FleetStackProps extends StackProps {
  readonly stage: Stage
  readonly settings: StageSettings
  /** The folder with the built app. */
  readonly siteFolder: string
}

/** One stage of the whole console: people, API, data and site. */
export class FleetStack extends Stack {
  constructor(scope: Construct, id: string, { stage, settings, siteFolder, ...props }: FleetStackProps) {
    super(scope, id, { terminationProtection: settings.deletionProtection, ...props })
    const { mapStyle } = settings
    const { region } = this
    const hostedUi = hostedUiOf(this, stage)
    const { domain } = hostedUi

    // In the order in which one needs the other: the site's address, then who may send people there, then the API.
    const accessLog = addLogGroup(this, 'AccessLog', settings)
    const gateway = addFleetGateway(this, accessLog, settings)
    const origins = {
      userPool: `https://cognito-idp.${region}.amazonaws.com`,
      hostedUi: `https://${domain}`,
      ...(mapStyle !== null && { map: new URL(mapStyle).origin }),
    }
    const site = addSite(this, { gateway, origins }, settings)
    const { distribution } = site
    const addresses = siteAddresses(settings.domain?.name ?? distribution.distributionDomainName)
    const laptop = settings.laptopAllowed ? [siteAddresses(new URL(laptopOrigin).host)] : []

    const { userPool, trigger } = addUserPool(this, addresses.origin, settings)
    const client = addAppClient(userPool, addResourceServer(userPool), [addresses, ...laptop])
    addHostedUi(userPool, client, hostedUi)

    const table = addFleetTable(this, settings)
    const functions = addFleetFunctions(this, { table, userPool, client }, settings)
    addRoutes(gateway, { functions, userPool }, settings)

    const { userPoolId } = userPool
    const { userPoolClientId } = client
    const config = amplifyConfig({ userPoolId, userPoolClientId, region, domain, mapStyle }, addresses)
    addSiteFiles(this, { site, folder: siteFolder, config }, settings)

    const watched = { gateway, accessLog, functions, trigger, table, userPool, client, distribution }
    addMonitoring(this, watched, settings)
    acknowledgeFindings(this, settings)

    addOutput(this, 'SiteUrl', addresses.origin)
    addOutput(this, 'ApiUrl', `https://${gatewayHost(gateway)}/${apiStage}`)
    addOutput(this, 'UserPoolId', userPoolId)
    addOutput(this, 'UserPoolClientId', userPoolClientId)
    addOutput(this, 'HostedUiDomain', domain)
    addOutput(this, 'TableName', table.tableName)
    if (settings.domain !== null) {
      addOutput(
        this,
        'SiteDnsTarget',
        distribution.distributionDomainName,
        `In your DNS, point ${settings.domain.name} here: a CNAME record, or an alias record in Route 53`,
      )
    }
  }
}

/** Shown at the end of a deployment. */
function addOutput(stack: Stack, name: string, value: string, description?: string): CfnOutput {
  return new CfnOutput(stack, name, { value, ...(description && { description }) })
}
