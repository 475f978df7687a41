import { Stack } from 'aws-cdk-lib'
import type { RestApi } from 'aws-cdk-lib/aws-apigateway'

/**
 * The gateway's own host, written out from its id: `gateway.url` would wait for the stage, which waits for the functions,
 * which wait for the app client, which waits for the site, whose origin this is.
 */
export function gatewayHost(gateway: RestApi): string {
  const { region, urlSuffix } = Stack.of(gateway)
  return `${gateway.restApiId}.execute-api.${region}.${urlSuffix}`
}
