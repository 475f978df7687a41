import { Duration } from 'aws-cdk-lib'
import {
  AccountRecovery,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  UserPool,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito'
import type { Construct } from 'constructs'
import { roleGroups } from '#contract/groups.ts'
import { functionEntries } from './function-bundle.ts'
import { addLambdaFunction } from './lambda-function.ts'
import type { StageSettings } from './stage.ts'

/**
 * The people, their role groups, and the trigger that turns groups into scopes. Tenant groups (`tenant:<id>`) are data:
 * they are made with the first person of a tenant. Nobody signs up by themselves.
 */
export function addUserPool(scope: Construct, stage: StageSettings): UserPool {
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
      tempPasswordValidity: Duration.days(3),
    },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    removalPolicy,
    deletionProtection,
  })
  for (const groupName of roleGroups) userPool.addGroup(`Group-${groupName}`, { groupName })
  addTrigger(userPool, stage)
  return userPool
}

function addTrigger(userPool: UserPool, stage: StageSettings): void {
  const options = {
    entry: functionEntries.preTokenGeneration,
    description: 'User pool trigger: the scopes that the groups grant',
    // Cognito waits no longer than this.
    timeout: Duration.seconds(5),
  }
  userPool.addTrigger(
    UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG,
    addLambdaFunction(userPool, 'PreTokenGeneration', options, stage),
    LambdaVersion.V2_0,
  )
}
