/**
 * The one key pair that the operations for administrators take (ListUsers, Admin…): `AWS_ACCESS_KEY_ID` and
 * `AWS_SECRET_ACCESS_KEY` for the AWS CLI and SDKs with the endpoint `<origin>/cognito-idp`. It is as public as the
 * passwords of the local people and opens nothing but the local cloud.
 */
export const administrator = {
  accessKeyId: 'FLEETLOCALADMINISTRATOR',
  secretAccessKey: 'fleet-local-administrator-1',
} as const
