import { describe, expect, test } from 'vitest'
import { explainAwsError } from '#cloud/deploy/aws-error.ts'
import { checkAccount } from '#cloud/deploy/check-account.ts'
import { DeployError } from '#cloud/deploy/deploy-error.ts'
import { failureText } from '#cloud/deploy/failure.ts'
import { signedIn } from '#cloud/deploy/signed-in.ts'
import { readStackOutputs } from '#cloud/deploy/stack-outputs.ts'
import { cloudFormationWith, dev, outputs, prod, toolkit } from './deploy-tools.ts'

const error = (name: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name, ...more })
const explained = (given: Error, environment = {}) => explainAwsError(given, environment)

describe('an error of AWS’s clients is explained in a sentence, with its own words after it:', () => {
  const none = 'Could not load credentials from any providers'
  const sso =
    'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.'
  test.each([
    ['CredentialsProviderError', none, {}, 'No AWS credentials were found: set AWS_PROFILE'],
    ['CredentialsProviderError', none, { AWS_PROFILE: 'fleet' }, 'The profile fleet (AWS_PROFILE) gives no'],
    ['CredentialsProviderError', sso, { AWS_PROFILE: 'fleet' }, 'run aws sso login --profile fleet'],
    ['TokenProviderError', sso, {}, 'Your AWS session has ended: run aws sso login'],
    ['CredentialsProviderError', 'Please re-authenticate using aws login', {}, 'run aws login (or'],
    ['ExpiredToken', 'The security token included in the request is expired', {}, 'session has ended'],
    ['ExpiredTokenException', 'expired', { AWS_PROFILE: 'fleet' }, 'of the profile fleet has ended'],
    ['InvalidClientTokenId', 'The security token … is invalid', {}, 'AWS does not take these credentials'],
    ['UnrecognizedClientException', 'invalid', {}, 'AWS does not take these credentials'],
    ['AccessDenied', 'User: … is not authorized', {}, 'These credentials may not do this'],
    ['AccessDeniedException', 'not authorized', {}, 'These credentials may not do this'],
    ['TooManyRequestsException', 'Too many requests', {}, 'AWS was asked too often'],
  ])('%s (%s) with %j', (name, message, environment, sentence) => {
    const known = explained(error(name, message), environment)
    expect(known).toBeInstanceOf(DeployError)
    expect((known as Error).message).toContain(sentence)
    expect((known as Error).message.split('\n')[1]).toBe(`AWS's client says: ${name}: ${message}`)
  })

  test('a region that can’t be reached', () => {
    const unknownHost = error('Error', 'getaddrinfo ENOTFOUND x', { code: 'ENOTFOUND' })
    expect(String(explained(unknownHost, { AWS_DEFAULT_REGION: 'eu-west-9' }))).toContain(
      "AWS can't be reached in eu-west-9",
    )
  })

  test('never with what stands after the first line, which may be the session token', () => {
    const quoting = error(
      'SignatureDoesNotMatch',
      'The signature does not match.\n\nThe Canonical String was\nx-amz-security-token:hunter2',
    )
    const called = error('CredentialsProviderError', 'Command failed: get-key --password hunter2')
    const refused = error('InvalidParameterException', `no\nhunter2`, { $metadata: {} })
    for (const one of [explained(quoting), explained(called), refused]) {
      expect(failureText(one)).not.toContain('hunter2')
      expect(failureText(one)).not.toContain('    at ')
    }
  })

  test('and what is a mistake of ours is left as it is, to be reported', () => {
    const mistake = new TypeError('x is undefined')
    expect(explained(mistake)).toBe(mistake)
    expect(failureText(mistake)).toMatch(/should not have happened[^]*x is undefined\n +at /)
  })
})

describe('before anything else', () => {
  test('a missing region and missing credentials are told at once', async () => {
    const client = cloudFormationWith([])
    client.config.region = () => Promise.reject(new Error('Region is missing'))
    client.config.credentials = () =>
      Promise.reject(error('CredentialsProviderError', 'Could not load credentials from any providers'))
    await expect(signedIn(client, {})).rejects.toThrow(
      /No AWS region is chosen[^]*No AWS credentials were found/,
    )
  })

  test('the account and region are told that credentials are for', async () => {
    const tools = { cloudFormation: cloudFormationWith([toolkit]), environment: {} }
    expect(await checkAccount(tools)).toEqual({ id: '111122223333', region: 'eu-west-1' })
  })
})

describe('readStackOutputs', () => {
  test('reads what the stack of the stage says of itself', async () => {
    expect(await readStackOutputs('dev', cloudFormationWith([dev, prod]))).toEqual({
      siteUrl: outputs.SiteUrl,
      apiUrl: outputs.ApiUrl,
      userPoolId: outputs.UserPoolId,
      userPoolClientId: outputs.UserPoolClientId,
      hostedUiDomain: outputs.HostedUiDomain,
      tableName: outputs.TableName,
      region: 'eu-west-1',
    })
  })

  test('says which stack is missing where, and how to get it', async () => {
    await expect(readStackOutputs('prod', cloudFormationWith([dev]))).rejects.toThrow(
      /no stack fleet-console-prod in eu-west-1: run npm run deploy -- --stage prod/,
    )
  })

  test.each(Object.keys(outputs))('says that %s is missing', async (name) => {
    const Outputs = dev.Outputs?.filter(({ OutputKey }) => OutputKey !== name) ?? []
    await expect(readStackOutputs('dev', cloudFormationWith([{ ...dev, Outputs }]))).rejects.toThrow(
      new RegExp(`UPDATE_COMPLETE.*no output ${name}: .*npm run deploy`),
    )
  })

  test('explains what AWS refuses', async () => {
    const expired = error('ExpiredToken', 'The security token included in the request is expired')
    await expect(readStackOutputs('dev', cloudFormationWith([], expired))).rejects.toBeInstanceOf(DeployError)
  })
})
