import { describe, expect, test } from 'vitest'
import { stageNames } from '#cloud/infra/stage-name.ts'
import { requestedScopes } from '#cloud/local/cognito/app-client.ts'
import { roleGroups } from '#contract/groups.ts'
import { scopes } from '#contract/scopes.ts'
import { example, onlyPropertiesOf, propertiesOf, synthesizeStages } from './infra-template.ts'

const templates = synthesizeStages()

describe.each(stageNames)('the user pool of %s', (stage) => {
  const { template } = templates[stage]
  const userPool = onlyPropertiesOf(template, 'AWS::Cognito::UserPool')
  const client = onlyPropertiesOf(template, 'AWS::Cognito::UserPoolClient')

  test('offers exactly the scopes of the contract', () => {
    const { Identifier, Scopes } = onlyPropertiesOf(template, 'AWS::Cognito::UserPoolResourceServer')
    const offered = Scopes.map(({ ScopeName, ScopeDescription }: Record<string, string>) => [
      `${Identifier}/${ScopeName}`,
      ScopeDescription,
    ])
    expect(Object.fromEntries(offered)).toEqual(scopes)
  })

  test('has exactly the role groups of the contract', () => {
    const groups = Object.values(propertiesOf(template, 'AWS::Cognito::UserPoolGroup'))
    expect(groups.map(({ GroupName }) => GroupName).toSorted()).toEqual([...roleGroups].toSorted())
  })

  test('asks our trigger for the scopes, in the version that can change access tokens', () => {
    expect(userPool.UserPoolTier).toBe('ESSENTIALS')
    expect(userPool.LambdaConfig).toEqual({
      PreTokenGenerationConfig: {
        LambdaArn: expect.stringMatching(/PreTokenGeneration\w+\.Arn$/),
        LambdaVersion: 'V2_0',
      },
    })
    const permissions = Object.values(propertiesOf(template, 'AWS::Lambda::Permission'))
    expect(permissions.filter(({ Principal }) => Principal === 'cognito-idp.amazonaws.com')).toEqual([
      expect.objectContaining({ FunctionName: userPool.LambdaConfig.PreTokenGenerationConfig.LambdaArn }),
    ])
  })

  test('lets nobody sign up, and asks for a second factor in production', () => {
    expect(userPool.AdminCreateUserConfig).toMatchObject({ AllowAdminCreateUserOnly: true })
    expect(userPool.MfaConfiguration).toBe(stage === 'prod' ? 'ON' : 'OPTIONAL')
    expect(userPool.EnabledMfas).toEqual(['SOFTWARE_TOKEN_MFA'])
  })

  test('has one public app client, for the authorization code flow only', () => {
    expect(client).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      SupportedIdentityProviders: ['COGNITO'],
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
    })
  })

  test('lets the client ask for the scopes that the local one asks for', () => {
    expect(client.AllowedOAuthScopes).toEqual(requestedScopes)
  })

  test('rotates refresh tokens with 30 seconds of grace, which forbids the older refresh flow', () => {
    expect(client.RefreshTokenRotation).toEqual({ Feature: 'ENABLED', RetryGracePeriodSeconds: 30 })
    expect(client.ExplicitAuthFlows).toEqual(['ALLOW_USER_SRP_AUTH'])
  })

  test('gives access for 15 minutes, and renews it for 12 hours', () => {
    expect(client).toMatchObject({
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      RefreshTokenValidity: 12 * 60,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
    })
  })

  test('sends people back to two pages of the site only, and in dev to the same ones of a laptop', () => {
    const callbacks = { dev: ['https://localhost:5173/callback'], prod: [] }
    const signOuts = { dev: ['https://localhost:5173/signed-out'], prod: [] }
    expect(client.CallbackURLs).toEqual([`https://${example.siteHost}/callback`, ...callbacks[stage]])
    expect(client.LogoutURLs).toEqual([`https://${example.siteHost}/signed-out`, ...signOuts[stage]])
  })

  test('invites people to the site, with their name and the password that Cognito puts in', () => {
    const { InviteMessageTemplate } = userPool.AdminCreateUserConfig
    expect(InviteMessageTemplate.EmailMessage).toContain(`"https://${example.siteHost}"`)
    expect(InviteMessageTemplate.EmailMessage).toMatch(/\{username\}.*\{####\}.*in 3 days/)
    expect(userPool.Policies.PasswordPolicy.TemporaryPasswordValidityDays).toBe(3)
  })

  test('lets the app change a person’s name and nothing else', () => {
    expect(client.WriteAttributes).toEqual(['name'])
  })

  test('has sign-in pages in Cognito’s own style, at an address that Cognito takes', () => {
    const { Domain, ManagedLoginVersion } = onlyPropertiesOf(template, 'AWS::Cognito::UserPoolDomain')
    expect(ManagedLoginVersion).toBe(2)
    expect(Domain).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/)
    expect(Domain).not.toMatch(/aws|amazon|cognito/)
    expect(onlyPropertiesOf(template, 'AWS::Cognito::ManagedLoginBranding')).toMatchObject({
      ClientId: example.clientId,
      UseCognitoProvidedValues: true,
    })
  })
})

test('people and data of production stay when the stack goes; those of dev go with it', () => {
  const kept = (stage: 'dev' | 'prod') =>
    ['AWS::Cognito::UserPool', 'AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket', 'AWS::Logs::LogGroup']
      .flatMap((type) => Object.values(templates[stage].template.findResources(type)))
      .map(({ DeletionPolicy }) => DeletionPolicy)
  expect(new Set(kept('prod'))).toEqual(new Set(['Retain']))
  expect(new Set(kept('dev'))).toEqual(new Set(['Delete']))
})

test('production refuses to delete its user pool', () => {
  const protection = (stage: 'dev' | 'prod') =>
    onlyPropertiesOf(templates[stage].template, 'AWS::Cognito::UserPool').DeletionProtection
  expect(protection('prod')).toBe('ACTIVE')
  expect(protection('dev')).not.toBe('ACTIVE')
})
