import { awsWords } from './aws-words.ts'
import { DeployError } from './deploy-error.ts'
import { type Environment, profileIn, regionIn } from './environment.ts'

/** The codes of CloudFormation's and Cognito's errors, by what they mean for whoever typed the command. */
const expired = ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired']
const unknown = [
  'AuthFailure',
  'IncompleteSignature',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]
const denied = ['AccessDenied', 'AccessDeniedException', 'OptInRequired', 'UnauthorizedOperation']
const tooOften = ['Throttling', 'ThrottlingException', 'TooManyRequestsException', 'RequestLimitExceeded']
const unreachable = [
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
]
const noRegion =
  'No AWS region is chosen: set AWS_REGION, for example to eu-west-1, or give your profile one with aws configure.'

/** What the AWS SDK throws where it finds no credentials, or none that hold. */
const noCredentials = ['CredentialsProviderError', 'TokenProviderError']

/**
 * An error of AWS's clients that a person can mend, as a DeployError: a sentence with what to do, then AWS's own words. Any
 * other error is given back as it is.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html
 */
export function explainAwsError(error: unknown, environment: Environment = process.env): unknown {
  if (!(error instanceof Error) || error instanceof DeployError) return error
  if (error.message === 'Region is missing') return new DeployError(noRegion)
  const what = sentenceFor(error, environment)
  return what === undefined ? error : new DeployError(`${what}\n${awsWords(error)}`, { cause: error })
}

function sentenceFor(error: Error, environment: Environment): string | undefined {
  const { name, message } = error
  if (noCredentials.includes(name)) return credentialsSentence(message, profileIn(environment))
  if (expired.includes(name)) return endedSession(profileIn(environment), 'aws sso login')
  if (unknown.includes(name)) {
    return (
      'AWS does not take these credentials: check AWS_PROFILE, or AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and ' +
      'AWS_SESSION_TOKEN, which belong together.'
    )
  }
  if (denied.includes(name)) {
    return 'These credentials may not do this: use others (AWS_PROFILE), or ask whoever looks after the AWS account.'
  }
  if (tooOften.includes(name)) return 'AWS was asked too often: wait a minute and run this again.'
  if (name === 'TimeoutError' || unreachable.includes(codeOf(error))) {
    const where = regionIn(environment) ?? 'the region of your profile'
    return `AWS can't be reached in ${where}: check your connection, its proxy, and that there is a region of that name.`
  }
  return undefined
}

function credentialsSentence(message: string, profile: string | undefined): string {
  if (/\bsso\b/i.test(message)) return endedSession(profile, 'aws sso login')
  if (/\baws login\b/.test(message)) return endedSession(profile, 'aws login')
  return profile === undefined
    ? 'No AWS credentials were found: set AWS_PROFILE to a profile of yours (aws configure sso makes one), or set ' +
        'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.'
    : `The profile ${profile} (AWS_PROFILE) gives no AWS credentials: aws configure list-profiles shows which there are.`
}

function endedSession(profile: string | undefined, login: string): string {
  return profile === undefined
    ? `Your AWS session has ended: run ${login} (or renew the credentials in your environment), then this again.`
    : `The AWS session of the profile ${profile} has ended: run ${login} --profile ${profile}, then this again.`
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}
