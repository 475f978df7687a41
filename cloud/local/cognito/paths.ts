import { userPoolId } from './user-pool-id.ts'

export const identityProviderPath = '/cognito-idp'

const exact = ['/login', '/logout', identityProviderPath]
const below = ['/oauth2/', '/login/', `${identityProviderPath}/`, `/${userPoolId}/`]

/** Whether a path belongs to the user pool, whatever it answers there. */
export function isUserPoolPath(pathname: string): boolean {
  return exact.includes(pathname) || below.some((prefix) => pathname.startsWith(prefix))
}
