import { CfnRestApi, EndpointAccessMode, type RestApi, SecurityPolicy } from 'aws-cdk-lib/aws-apigateway'

/**
 * TLS 1.2 at least, also at the gateway's own address, which takes 1.0 by itself. `BASIC`: what is checked of a request's way here
 * stays as it is.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html
 */
export function requireTls12(gateway: RestApi): void {
  const resource = gateway.node.defaultChild
  if (!(resource instanceof CfnRestApi)) throw new Error('Expected an API of CloudFormation in the gateway')
  resource.securityPolicy = SecurityPolicy.TLS13_1_2_PQ_2025_09
  resource.endpointAccessMode = EndpointAccessMode.BASIC
}
