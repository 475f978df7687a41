import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { spaRewrite } from '#cloud/infra/spa-rewrite.ts'
import { stageNames } from '#cloud/infra/stage-name.ts'
import { requestedScopes } from '#cloud/local/cognito/app-client.ts'
import { configOrigins } from '#cloud/site/config-origins.ts'
import { siteHeaders } from '#cloud/site/security-headers.ts'
import { checkConfig } from '#app/config.ts'
import {
  example,
  onlyPropertiesOf,
  propertiesOf,
  type StageTemplate,
  synthesizeStages,
} from './infra-template.ts'

const templates = synthesizeStages()
const siteOrigin = `https://${example.siteHost}`

describe.each(stageNames)('the site of %s', (stage) => {
  const { template } = templates[stage]
  const { DistributionConfig } = onlyPropertiesOf(template, 'AWS::CloudFront::Distribution')
  const [apiBehavior] = DistributionConfig.CacheBehaviors
  const hostedUi = `https://fleet-console-${stage}-${example.account}.auth.${example.region}.amazoncognito.com`
  const userPool = `https://cognito-idp.${example.region}.amazonaws.com`

  test('answers its files with the headers of the local server, and binds browsers to https', () => {
    expect(DistributionConfig.DefaultCacheBehavior.ResponseHeadersPolicyId).toBe(
      Object.keys(propertiesOf(template, 'AWS::CloudFront::ResponseHeadersPolicy'))[0],
    )
    expect(headersOf(template)).toEqual(siteHeaders({ userPool, hostedUi, strictTransport: true }))
  })

  test('lets the app connect to everything that its configuration names, and to nothing else', async () => {
    const policy = headersOf(template)['content-security-policy']
    expect(policy).toMatch(/^default-src 'none'; /)
    const connect = /connect-src ([^;]*)/.exec(policy ?? '')?.[1]?.split(' ')
    const named = Object.values(configOrigins(deployedConfig(templates[stage])))
    expect(connect).toEqual(["'self'", ...named.filter((origin) => origin !== siteOrigin)])
  })

  test('brings a configuration that the app takes as it is', async () => {
    const config = deployedConfig(templates[stage])
    const { amplify, apiEndpoint } = await checkConfig(config, siteOrigin)
    expect(apiEndpoint).toBe(`${siteOrigin}/api`)
    expect(amplify.Auth?.Cognito).toEqual({
      userPoolId: example.userPoolId,
      userPoolClientId: example.clientId,
      loginWith: {
        oauth: {
          domain: new URL(hostedUi).host,
          scopes: requestedScopes,
          redirectSignIn: [`${siteOrigin}/callback`],
          redirectSignOut: [`${siteOrigin}/signed-out`],
          responseType: 'code',
        },
      },
    })
  })

  test('takes pages from the build, but neither its notes nor a configuration that came with it', () => {
    const { readAsset } = templates[stage]
    const [built] = pagesOf(template).SourceObjectKeys
    expect(readAsset(built, 'index.html')).toContain('<!doctype html>')
    for (const left of ['amplify-config.json', '.vite/manifest.json', 'assets/app-1a2b3c.js']) {
      expect(() => readAsset(built, left)).toThrow('ENOENT')
    }
  })

  test('takes https only, to itself, to the API and to its files', () => {
    expect(DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy).toBe('redirect-to-https')
    expect(apiBehavior.ViewerProtocolPolicy).toBe('https-only')
    expect(DistributionConfig.Origins[1].CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: 'https-only',
    })
    expect(onlyPropertiesOf(template, 'AWS::S3::BucketPolicy').PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 's3:*',
        Principal: { AWS: '*' },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    )
  })

  test('is the only way to its files', () => {
    expect(onlyPropertiesOf(template, 'AWS::S3::Bucket').PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    })
    expect(DistributionConfig.Origins[0].OriginAccessControlId).toMatch(/OriginAccessControl\w+\.Id$/)
    const allowed = onlyPropertiesOf(template, 'AWS::S3::BucketPolicy').PolicyDocument.Statement.filter(
      ({ Effect, Principal }: { Effect: string; Principal: { Service?: string } }) =>
        Effect === 'Allow' && Principal.Service === 'cloudfront.amazonaws.com',
    )
    expect(allowed).toEqual([expect.objectContaining({ Action: 's3:GetObject' })])
  })

  test('hands requests below /api on as they came, all headers but Host, and stores no answer', () => {
    expect(DistributionConfig.CacheBehaviors).toHaveLength(1)
    expect(apiBehavior).toMatchObject({
      PathPattern: '/api/*',
      AllowedMethods: expect.arrayContaining(['GET', 'PATCH', 'POST']),
      // AWS's own policies CachingDisabled and AllViewerExceptHostHeader.
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
      Compress: false,
    })
    const [, api] = DistributionConfig.Origins
    expect(apiBehavior.TargetOriginId).toBe(api.Id)
    expect(api.DomainName).toMatch(/^FleetGateway\w+\.execute-api\.eu-west-1\.amazonaws\.com$/)
    expect(api).not.toHaveProperty('OriginPath')
  })

  test('has browsers keep what never changes, and ask for the rest', () => {
    const files = Object.values(propertiesOf(template, 'Custom::CDKBucketDeployment'))
    const kept = files.map(({ DestinationBucketKeyPrefix, SystemMetadata }) => [
      DestinationBucketKeyPrefix ?? 'pages',
      SystemMetadata['cache-control'],
    ])
    expect(Object.fromEntries(kept)).toEqual({
      assets: 'public, max-age=31536000, immutable',
      pages: 'no-cache',
    })
  })
})

describe('the rewrite in front of the site', () => {
  const handler: (event: object) => { uri: string } = runInNewContext(`${spaRewrite}; handler`)

  test.each([
    ['/', '/index.html'],
    ['/vehicles', '/index.html'],
    ['/vehicles/veh-1', '/index.html'],
    ['/v1.2/vehicles', '/index.html'],
    ['/callback', '/index.html'],
    ['/apiary', '/index.html'],
    ['/index.html', '/index.html'],
    ['/amplify-config.json', '/amplify-config.json'],
    ['/assets/app-1a2b3c.js', '/assets/app-1a2b3c.js'],
    ['/api', '/api'],
    ['/api/vehicles/read', '/api/vehicles/read'],
  ])('makes %s to %s', (uri, expected) => {
    expect(handler({ request: { uri } }).uri).toBe(expected)
  })
})

/** The headers that CloudFront sets, by their names on the wire. */
function headersOf(template: StageTemplate['template']): Record<string, string> {
  const { CustomHeadersConfig, SecurityHeadersConfig } = onlyPropertiesOf(
    template,
    'AWS::CloudFront::ResponseHeadersPolicy',
  ).ResponseHeadersPolicyConfig
  const {
    ContentSecurityPolicy: csp,
    ContentTypeOptions: types,
    FrameOptions: frame,
    ReferrerPolicy: referrer,
    StrictTransportSecurity: transport,
    ...others
  } = SecurityHeadersConfig
  const settings = [csp, types, frame, referrer, transport, ...CustomHeadersConfig.Items]
  expect(settings.map(({ Override }) => Override)).not.toContain(false)
  expect(others).toEqual({})
  const subdomains = transport.IncludeSubdomains ? '; includeSubDomains' : ''
  const preload = transport.Preload ? '; preload' : ''
  return {
    'content-security-policy': csp.ContentSecurityPolicy,
    'strict-transport-security': `max-age=${transport.AccessControlMaxAgeSec}${subdomains}${preload}`,
    'x-content-type-options': 'nosniff',
    'x-frame-options': frame.FrameOption,
    'referrer-policy': referrer.ReferrerPolicy,
    ...Object.fromEntries(
      CustomHeadersConfig.Items.map(({ Header, Value }: Record<string, string>) => [Header, Value]),
    ),
  }
}

/** What is put on the site beside the assets: the build, then the configuration with its references. */
function pagesOf(template: StageTemplate['template']) {
  const all = Object.values(propertiesOf(template, 'Custom::CDKBucketDeployment'))
  const pages = all.find(({ SourceMarkers }) => SourceMarkers)
  if (!pages) throw new Error('Expected files with a configuration in them')
  return pages
}

/** The file amplify-config.json as it will be on the site: the last one that is put there. */
function deployedConfig({ template, readAsset }: StageTemplate): object {
  const pages = pagesOf(template)
  let text = readAsset(pages.SourceObjectKeys.at(-1), 'amplify-config.json')
  for (const [marker, value] of Object.entries<string>(pages.SourceMarkers.at(-1))) {
    text = text.replaceAll(marker, value)
  }
  return JSON.parse(text)
}
