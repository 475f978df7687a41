import { type Stack, Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'
import type { StageSettings } from './stage.ts'

/** A finding of cdk-nag's AwsSolutions that stays, and why. */
interface Acknowledged {
  /** The path of what it is about, in the stack. */
  readonly at: readonly string[]
  /** Where it is found, if not in every stage. */
  readonly where?: (stage: StageSettings) => boolean
  /** By rule; those about permissions with the very permission, so that no other one passes. */
  readonly findings: Readonly<Record<string, string>>
}

const everywhere =
  'X-Ray takes no resources: what writes traces may write them for the account, and read nothing.'
const ofTheCdk =
  'The CDK’s own function, which puts the built app into the bucket during a deployment and never runs otherwise. Its role and runtime are the CDK’s, and reach the CDK’s asset bucket and the site’s bucket, which has nothing but public files.'
const noFirewall =
  'Every call needs a signed token with the call’s scope, refused by API Gateway before any code of ours; what is answered is limited by throttling. A web ACL costs from 6 USD a month, and its rate rules know addresses and not people. Whoever needs one adds it here.'
const noSiteLog =
  'Who asked for a public file says nothing; calls are in the gateway’s access log. A log of the site would keep addresses of people, and the query of /callback with its authorization code.'

const functions = [
  ['UserPool', 'PreTokenGenerationRole'],
  ['ReadFunctionRole'],
  ['WriteFunctionRole'],
  ['MembersFunctionRole'],
]
const deployment = 'Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C'

/** Everything that is acknowledged: a finding that is not here stops the synthesis, and a line without a finding fails a test. */
const acknowledged: readonly Acknowledged[] = [
  {
    at: ['FleetGateway', 'Resource'],
    findings: {
      'AwsSolutions-APIG2':
        'Path parameters are required by the gateway. Queries, headers and bodies are checked by the boundary (cloud/api/inputs.ts) against the contract’s schemas, whose refusals name the field; the gateway’s would not.',
    },
  },
  {
    at: ['FleetGateway', 'CloudWatchRole', 'Resource'],
    findings: {
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]':
        'The role by which API Gateway writes logs, one for the account and all its APIs, with the policy that AWS names for it.',
    },
  },
  {
    at: ['FleetGateway', 'DeploymentStage.api', 'Resource'],
    findings: { 'AwsSolutions-APIG3': noFirewall },
  },
  { at: ['SiteBucket', 'Resource'], findings: { 'AwsSolutions-S1': noSiteLog } },
  {
    at: ['Distribution', 'Resource'],
    findings: {
      'AwsSolutions-CFR1': 'Vehicles and their people cross borders; the sign-in decides who comes in.',
      'AwsSolutions-CFR2': noFirewall,
      'AwsSolutions-CFR3': noSiteLog,
    },
  },
  {
    at: ['Distribution', 'Resource'],
    where: ({ domain }) => domain === null,
    findings: {
      'AwsSolutions-CFR4':
        'On its own domain CloudFront takes TLS 1.0, whatever is said. Strict-Transport-Security keeps browsers on https, and those choose the newest version. A stage with a domain takes 1.2 at least.',
    },
  },
  {
    at: ['UserPool', 'Resource'],
    where: ({ mfaRequired }) => !mfaRequired,
    findings: {
      'AwsSolutions-COG2':
        'Not asked of everyone in dev, where a test signs in by itself and the data is made up. Production asks everyone.',
    },
  },
  {
    at: ['UserPool', 'Resource'],
    findings: {
      'AwsSolutions-COG8':
        'The plan Plus (threat protection) is paid per person and month. Nobody signs up by themselves, production asks for a second factor, and Essentials has all that the console needs.',
    },
  },
  ...functions.map((path) => ({
    at: [...path, 'DefaultPolicy', 'Resource'],
    findings: { 'AwsSolutions-IAM5[Resource::*]': everywhere },
  })),
  { at: [deployment, 'Resource'], findings: { 'AwsSolutions-L1': ofTheCdk } },
  {
    at: [deployment, 'ServiceRole', 'Resource'],
    findings: {
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]':
        ofTheCdk,
    },
  },
  {
    at: [deployment, 'ServiceRole', 'DefaultPolicy', 'Resource'],
    findings: Object.fromEntries(
      [
        'Action::s3:GetBucket*',
        'Action::s3:GetObject*',
        'Action::s3:List*',
        'Action::s3:Abort*',
        'Action::s3:DeleteObject*',
        'Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*',
        'Resource::<SiteBucket397A1860.Arn>/*',
      ].map((permission) => [`AwsSolutions-IAM5[${permission}]`, ofTheCdk]),
    ),
  },
]

/** @throws where a path is of nothing in the stack: it is acknowledged no more. */
export function acknowledgeFindings(stack: Stack, stage: StageSettings): void {
  for (const { at, findings, where = () => true } of acknowledged) {
    if (!where(stage)) continue
    const found = at.reduce<IConstruct>(({ node }, id) => node.findChild(id), stack)
    const rules = Object.entries(findings).map(([id, reason]) => ({ id, reason }))
    Validations.of(found).acknowledge(...rules)
  }
}
