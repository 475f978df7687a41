import type { IUserPool } from 'aws-cdk-lib/aws-cognito'
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam'

/** What cloud/api/cognito-directory.ts calls. */
const actions = [
  'ListUsersInGroup',
  'AdminGetUser',
  'AdminListGroupsForUser',
  'AdminAddUserToGroup',
  'AdminRemoveUserFromGroup',
]

/**
 * Who is in which group of this pool may be read and changed; nobody is made, disabled or deleted, and no password set. IAM
 * knows no conditions on groups: that only role groups, and only of the caller's tenant, are changed is up to the function.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html
 */
export function grantMembership({ userPoolArn }: IUserPool, { grantPrincipal }: IGrantable): void {
  grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: actions.map((action) => `cognito-idp:${action}`),
      resources: [userPoolArn],
    }),
  )
}
