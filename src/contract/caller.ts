import { isRoleGroup, type RoleGroup, roleGroups, tenantOf } from './groups.ts'
import { isScope, type Scope } from './scopes.ts'

/** Who is calling, as far as the access token says. Never holds the token itself. */
export interface Caller {
  readonly sub: string
  readonly username: string
  readonly clientId: string
  /** When the person last gave a password, in seconds since 1970; 0 where the token doesn't say. */
  readonly authTime: number
  readonly scopes: ReadonlySet<Scope>
  readonly groups: ReadonlySet<RoleGroup>
  /** Null unless the groups name exactly one. */
  readonly tenant: string | null
}

/** Attributes of the person that handlers may see beside sub, scope and groups; everything else is dropped. */
export const approvedAttributes = ['username'] as const

/** The claims of a Cognito access token that are read at all. */
export const readClaims = [
  'sub',
  'scope',
  'cognito:groups',
  'client_id',
  'auth_time',
  ...approvedAttributes,
] as const

export type Claims = Partial<Record<(typeof readClaims)[number], unknown>>

export class ClaimError extends Error {
  override readonly name = 'ClaimError'
}

/**
 * The caller that these claims describe. Takes a decoded token (groups as an array, numbers) and the flat strings
 * of API Gateway's `requestContext.authorizer.claims` (groups joined by commas). Unknown scopes and groups are dropped.
 * @throws {ClaimError} if there is no sub.
 */
export function callerFrom(claims: Claims): Caller {
  const sub = text(claims.sub)
  if (sub === '') throw new ClaimError('The access token has no sub claim; expected the id of a person')
  const groups = groupNames(claims['cognito:groups'])
  const authTime = Number(claims.auth_time)
  return {
    sub,
    username: text(claims.username),
    clientId: text(claims.client_id),
    authTime: Number.isSafeInteger(authTime) && authTime > 0 ? authTime : 0,
    scopes: new Set(text(claims.scope).split(' ').filter(isScope)),
    groups: new Set(roleGroups.filter((role) => groups.filter(isRoleGroup).includes(role))),
    tenant: tenantOf(groups),
  }
}

function text(claim: unknown): string {
  return typeof claim === 'string' ? claim : ''
}

function groupNames(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return claim.split(',')
  if (!Array.isArray(claim)) return []
  const names = claim.filter((name) => typeof name === 'string')
  // A comma in a name would mean two groups at the gateway and one here: such a caller belongs to nothing.
  return names.some((name) => name.includes(',')) ? [] : names
}
