import type { Template } from 'aws-cdk-lib/assertions'
import { amplifyConfig } from '#cloud/infra/amplify-config.ts'
import { siteAddresses } from '#cloud/infra/site-addresses.ts'
import { type Facts, fieldsOf, origins } from './drift-facts.ts'
import { methodsOf } from './drift-routes.ts'
import { example, onlyPropertiesOf, propertiesOf } from './infra-template.ts'

/** The same facts as those of the local cloud, as the template of a stage has them. */
export function deployedFacts(template: Template): Facts {
  return {
    ...userPoolFacts(template),
    ...gatewayFacts(template),
    ...tableFacts(template),
    ...siteFacts(template),
  }
}

/** How many requests at once the template lets through. */
export function burstOf(template: Template): number {
  return onlyPropertiesOf(template, 'AWS::ApiGateway::Stage').MethodSettings[0].ThrottlingBurstLimit
}

function userPoolFacts(template: Template): Facts {
  const client = onlyPropertiesOf(template, 'AWS::Cognito::UserPoolClient')
  const { PreTokenGenerationConfig } = onlyPropertiesOf(template, 'AWS::Cognito::UserPool').LambdaConfig
  const groups = Object.values(propertiesOf(template, 'AWS::Cognito::UserPoolGroup'))
  const below = (urls: readonly string[]) => urls.map((url) => url.replace(`https://${example.siteHost}`, ''))
  const { AccessToken, IdToken, RefreshToken } = client.TokenValidityUnits
  return {
    'access token, seconds': seconds(client.AccessTokenValidity, AccessToken),
    'ID token, seconds': seconds(client.IdTokenValidity, IdToken),
    'refresh token, seconds': seconds(client.RefreshTokenValidity, RefreshToken),
    'rotation, seconds of grace':
      client.RefreshTokenRotation?.Feature === 'ENABLED' &&
      client.RefreshTokenRotation.RetryGracePeriodSeconds,
    'app client: sign-in returns to': below(client.CallbackURLs),
    'app client: sign-out returns to': below(client.LogoutURLs),
    'app client: scopes': client.AllowedOAuthScopes,
    'role groups': groups.map(({ GroupName }) => GroupName),
    'trigger: event version': PreTokenGenerationConfig.LambdaVersion,
  }
}

/** How long API Gateway waits where a method does not say, in milliseconds. */
const awsWaits = 29_000

function gatewayFacts(template: Template): Facts {
  const { StageName, MethodSettings } = onlyPropertiesOf(template, 'AWS::ApiGateway::Stage')
  const methods = methodsOf(template)
  const own = Object.values(propertiesOf(template, 'AWS::ApiGateway::GatewayResponse')).map(
    ({ ResponseParameters }) => headersIn(ResponseParameters),
  )
  const timeouts = methods
    .filter(({ method }) => method !== 'OPTIONS')
    .map(({ properties }) => properties.Integration.TimeoutInMillis ?? awsWaits)
  const functions = Object.entries(propertiesOf(template, 'AWS::Lambda::Function'))
  const ofTheApi = functions.filter(([id]) => /^(Read|Write|Members)Function/.test(id))
  const pool = { userPoolId: '', userPoolClientId: '', region: '', domain: '', mapStyle: null }
  return {
    'gateway: waits, milliseconds': only(timeouts),
    'functions: seconds': only(ofTheApi.map(([, { Timeout }]) => Timeout)),
    'gateway: paths that answer OPTIONS': methods
      .filter(({ method }) => method === 'OPTIONS')
      .map(({ path }) => path),
    'gateway: headers of its own answers': only(
      own.map((headers) => JSON.stringify(headers)),
      JSON.parse,
    ),
    'gateway: is throttled': MethodSettings[0].ThrottlingBurstLimit > 0,
    'configuration: fields': fieldsOf(amplifyConfig(pool, siteAddresses('localhost'))),
    'API: path': `/${StageName}`,
  }
}

function tableFacts(template: Template): Facts {
  const table = onlyPropertiesOf(template, 'AWS::DynamoDB::GlobalTable')
  return {
    'table: keys': table.KeySchema,
    'table: attributes': table.AttributeDefinitions,
    'table: indexes': table.GlobalSecondaryIndexes,
    'table: time to live':
      table.TimeToLiveSpecification.Enabled && table.TimeToLiveSpecification.AttributeName,
  }
}

function siteFacts(template: Template): Facts {
  const { CustomHeadersConfig, SecurityHeadersConfig } = onlyPropertiesOf(
    template,
    'AWS::CloudFront::ResponseHeadersPolicy',
  ).ResponseHeadersPolicyConfig
  const { ContentSecurityPolicy, StrictTransportSecurity, FrameOptions, ReferrerPolicy, ContentTypeOptions } =
    SecurityHeadersConfig
  const custom = CustomHeadersConfig.Items.map(({ Header, Value }: Record<string, string>) => [Header, Value])
  const headers: Record<string, string> = {
    ...Object.fromEntries(custom),
    'content-security-policy': withStandIns(ContentSecurityPolicy.ContentSecurityPolicy),
    'strict-transport-security': strictTransport(StrictTransportSecurity),
    'x-content-type-options': ContentTypeOptions.Override ? 'nosniff' : '',
    'x-frame-options': FrameOptions.FrameOption,
    'referrer-policy': ReferrerPolicy.ReferrerPolicy,
  }
  const kept = Object.values(propertiesOf(template, 'Custom::CDKBucketDeployment')).map(
    ({ DestinationBucketKeyPrefix: folder, SystemMetadata }) => [
      `site: how long ${folder ?? 'pages'} are kept`,
      SystemMetadata['cache-control'],
    ],
  )
  return {
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [`site: ${name}`, value])),
    ...Object.fromEntries(kept),
  }
}

/** As RFC 6797 writes it. */
function strictTransport(settings: Readonly<Record<string, unknown>>): string {
  const { AccessControlMaxAgeSec, IncludeSubdomains, Preload } = settings
  const flags = [IncludeSubdomains && 'includeSubDomains', Preload && 'preload']
  return [`max-age=${String(AccessControlMaxAgeSec)}`, ...flags].filter(Boolean).join('; ')
}

function withStandIns(policy: string): string {
  return policy
    .replace(`https://cognito-idp.${example.region}.amazonaws.com`, origins.userPool)
    .replace(/https:\/\/[\w.-]+\.amazoncognito\.com/, origins.hostedUi)
}

const unitSeconds: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 }

function seconds(validity: number, unit: string): number {
  return validity * (unitSeconds[unit] ?? Number.NaN)
}

function headersIn(parameters: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(parameters).map(([name, value]) => [
    name.replace('gatewayresponse.header.', '').toLowerCase(),
    value.replace(/^'(.*)'$/, '$1'),
  ])
  return Object.fromEntries(entries)
}

/** The one value that all of them are. */
function only<Value>(values: readonly Value[], read = (value: Value): unknown => value): unknown {
  const different = new Set(values)
  if (different.size !== 1) throw new Error(`Expected one value, found ${[...different].join(' and ')}`)
  return read([...different][0] as Value)
}
