import { userPoolId } from '../user-pool-id.ts'
import { createdAt } from './described-user.ts'

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GroupType.html */
export function describedGroup(name: string) {
  return {
    GroupName: name,
    UserPoolId: userPoolId,
    CreationDate: createdAt,
    LastModifiedDate: createdAt,
  }
}
