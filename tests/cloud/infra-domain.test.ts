import { describe, expect, test } from 'vitest'
import { fleetApp } from '#cloud/infra/fleet-app.ts'
import { type StageSettings, stageSettings } from '#cloud/infra/stage.ts'
import { example, infraFolders, onlyPropertiesOf, synthesizeStages } from './infra-template.ts'

const { dev, prod } = stageSettings
const domain = {
  name: 'fleet.example.com',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
}

describe('a stage with a domain of its own', () => {
  const { template } = synthesizeStages({ dev, prod: { ...prod, domain } }).prod
  const { DistributionConfig } = onlyPropertiesOf(template, 'AWS::CloudFront::Distribution')
  const client = onlyPropertiesOf(template, 'AWS::Cognito::UserPoolClient')

  test('serves the site there, over TLS 1.2 or newer, with the certificate', () => {
    expect(DistributionConfig.Aliases).toEqual([domain.name])
    expect(DistributionConfig.ViewerCertificate).toEqual({
      AcmCertificateArn: domain.certificateArn,
      MinimumProtocolVersion: 'TLSv1.2_2021',
      SslSupportMethod: 'sni-only',
    })
  })

  test('has all its addresses from it, and CloudFront’s own nowhere but in the DNS record to make', () => {
    expect(client.CallbackURLs).toEqual(['https://fleet.example.com/callback'])
    expect(client.LogoutURLs).toEqual(['https://fleet.example.com/signed-out'])
    const { SiteUrl, SiteDnsTarget } = template.findOutputs('*')
    expect(SiteUrl).toMatchObject({ Value: 'https://fleet.example.com' })
    expect(SiteDnsTarget).toMatchObject({
      Value: example.siteHost,
      Description: expect.stringContaining('point fleet.example.com here: a CNAME record'),
    })
    expect(JSON.stringify(template.findResources('Custom::CDKBucketDeployment'))).not.toContain(
      example.siteHost,
    )
  })
})

test('a stage without a domain is at CloudFront’s address, and there is no DNS record to make', () => {
  const { template } = synthesizeStages().prod
  const { DistributionConfig } = onlyPropertiesOf(template, 'AWS::CloudFront::Distribution')
  expect(DistributionConfig.Aliases).toBeUndefined()
  expect(template.findOutputs('SiteDnsTarget')).toEqual({})
})

describe('a setting of a stage that is wrong is named, with what is expected', () => {
  const folders = infraFolders()
  const synthesize = (wrong: Partial<StageSettings>) =>
    fleetApp({
      ...folders,
      settings: { dev, prod: { ...prod, ...wrong } },
      context: { 'aws:cdk:bundling-stacks': [] },
    })

  test.each([
    'https://fleet.example.com',
    'fleet.example.com/app',
    'fleet.example.com:443',
    'Fleet.example.com',
    '*.example.com',
    'fleet',
    '-fleet.example.com',
    `${'a'.repeat(64)}.example.com`,
    'fleet..com',
    '',
  ])('no host name: %s', (name) => {
    expect(() => synthesize({ domain: { ...domain, name } })).toThrow(
      `cloud/infra/stage.ts, prod: domain.name must be a host name in lower case, such as fleet.example.com, without https:// and path; found ${JSON.stringify(name)}.`,
    )
  })

  test('a certificate of another region', () => {
    const certificateArn = domain.certificateArn.replace('us-east-1', 'eu-west-1')
    expect(() => synthesize({ domain: { ...domain, certificateArn } })).toThrow(
      'domain.certificateArn is a certificate of eu-west-1, and CloudFront takes those of us-east-1 only: request one for fleet.example.com there.',
    )
  })

  test.each(['', 'arn:aws:iam::111122223333:server-certificate/fleet', domain.certificateArn.slice(0, -1)])(
    'no certificate: %s',
    (certificateArn) => {
      expect(() => synthesize({ domain: { ...domain, certificateArn } })).toThrow(
        'domain.certificateArn must be the ARN of a certificate',
      )
    },
  )

  test('no e-mail address, no https address of a map, no name of a table', () => {
    expect(() => synthesize({ alarmEmail: 'ada' })).toThrow(
      'prod: alarmEmail must be one e-mail address, or null for none; found "ada".',
    )
    expect(() => synthesize({ mapStyle: 'http://maps.example.com/style' })).toThrow('prod: mapStyle must be')
    expect(() => synthesize({ restoredTable: 'my table' })).toThrow(
      'prod: restoredTable must be the name of a table, or null for none; found "my table".',
    )
  })
})
