import { Duration } from 'aws-cdk-lib'
import {
  AccountRecovery,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  type UserInvitationConfig,
  UserPool,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito'
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import type { Construct } from 'constructs'
import { roleGroups } from '#contract/groups.ts'
import { functionEntries } from './function-bundle.ts'
import { addLambdaFunction } from './lambda-function.ts'
import type { StageSettings } from './stage.ts'

export interface UserPoolWithTrigger {
  readonly userPool: UserPool
  readonly trigger: NodejsFunction
}

/** How long the password of an invitation is taken. */
const invitationDays = 3

/**
 * The people, their role groups, and the trigger that turns groups into scopes. Tenant groups (`tenant:<id>`) are data:
 * they are made with the first person of a tenant. Nobody signs up by themselves.
 */
export function addUserPool(scope: Construct, siteUrl: string, stage: StageSettings): UserPoolWithTrigger {
  const { removalPolicy, deletionProtection, mfaRequired } = stage
  const userPool = new UserPool(scope, 'UserPool', {
    // The cheapest plan with triggers for access tokens (V2) and with managed login.
    featurePlan: FeaturePlan.ESSENTIALS,
    selfSignUpEnabled: false,
    // The username is what the history of a vehicle shows, so it is a name of its own and not an id.
    signInAliases: { username: true, email: true },
    signInCaseSensitive: false,
    mfa: mfaRequired ? Mfa.REQUIRED : Mfa.OPTIONAL,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
      tempPasswordValidity: Duration.days(invitationDays),
    },
    userInvitation: invitation(siteUrl),
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    removalPolicy,
    deletionProtection,
  })
  for (const groupName of roleGroups) userPool.addGroup(`Group-${groupName}`, { groupName })
  return { userPool, trigger: addTrigger(userPool, stage) }
}

/** Cognito's own words have no address in them. It puts name and password in place of the braces. */
function invitation(siteUrl: string): UserInvitationConfig {
  return {
    emailSubject: 'You are invited to Fleet Console',
    emailBody:
      `<p>Sign in at <a href="${siteUrl}">${siteUrl}</a> as <b>{username}</b> with the password <b>{####}</b>.</p>` +
      `<p>You are then asked for a password of your own. This one ends in ${invitationDays} days; whoever invited you can send another.</p>`,
  }
}

function addTrigger(userPool: UserPool, stage: StageSettings): NodejsFunction {
  const options = {
    entry: functionEntries.preTokenGeneration,
    description: 'User pool trigger: the scopes that the groups grant',
    // Cognito waits no longer than this.
    timeout: Duration.seconds(5),
  }
  const trigger = addLambdaFunction(userPool, 'PreTokenGeneration', options, stage)
  userPool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, trigger, LambdaVersion.V2_0)
  return trigger
}
