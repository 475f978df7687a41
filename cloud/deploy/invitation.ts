import { isRoleGroup, type RoleGroup, roleGroups, tenantGroup, tenantOf } from '#contract/groups.ts'
import { DeployError } from './deploy-error.ts'

/** Who is to be in which groups. */
export interface Invitation {
  /** In lower case, as the pool looks people up. */
  readonly email: string
  /** Undefined: whoever has the address, or else what stands before its @. */
  readonly username: string | undefined
  readonly tenant: string
  /** From least to most. */
  readonly roles: readonly RoleGroup[]
}

export interface InvitationText {
  readonly emails: readonly string[]
  readonly tenants: readonly string[]
  readonly groups: readonly string[]
  readonly username: string | undefined
}

/** Plain ASCII: neither quotes nor backslashes, which would end a filter of ListUsers, nor look-alikes. */
const address = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/
/** The pool takes no e-mail address as a username; the rest is what people can tell apart and type. */
const usernameShape = /^[a-z0-9][a-z0-9._+-]{0,63}$/

/** @throws {DeployError} that names what was given and what is expected */
export function invitationFrom({ emails, tenants, groups, username }: InvitationText): Invitation {
  return {
    email: emailIn(emails),
    tenant: tenantIn(tenants),
    roles: rolesIn(groups),
    username: username === undefined ? undefined : checkedUsername(username),
  }
}

/** What somebody is called who has no username yet. @throws {DeployError} where the address makes none */
export function usernameFor(email: string): string {
  return checkedUsername(email.slice(0, email.indexOf('@')))
}

function emailIn([given, ...others]: readonly string[]): string {
  if (given === undefined) throw new DeployError('Whom? Give an e-mail address, such as ada@example.com.')
  if (others.length > 0) {
    throw new DeployError(`One person at a time; found ${[given, ...others].join(' and ')}.`)
  }
  const email = given.toLowerCase()
  if (address.test(email)) return email
  throw new DeployError(
    `${JSON.stringify(given)} is no e-mail address as the user pool takes one: expected one such as ada@example.com.`,
  )
}

function tenantIn([given, ...others]: readonly string[]): string {
  if (given === undefined) throw new DeployError('Into which tenant? Give --tenant, such as --tenant north.')
  if (others.length > 0) {
    throw new DeployError(`Everybody works in exactly one tenant; found ${[given, ...others].join(' and ')}.`)
  }
  if (tenantOf([tenantGroup(given)]) === given) return given
  throw new DeployError(
    `${JSON.stringify(given)} can't be a tenant: expected lower-case letters, digits and dashes, 40 at most.`,
  )
}

function rolesIn(given: readonly string[]): readonly RoleGroup[] {
  const roles = roleGroups.map((role) => `--group ${role}`).join(', ')
  if (given.length === 0) throw new DeployError(`Which group? Give ${roles}, or several of them.`)
  const strange = given.find((name) => !isRoleGroup(name))
  if (strange === undefined) return roleGroups.filter((role) => given.includes(role))
  const advice = strange.includes(',') ? 'give --group once for each' : 'tenants are given with --tenant'
  throw new DeployError(`There is no role group ${JSON.stringify(strange)}: expected ${roles}; ${advice}.`)
}

function checkedUsername(username: string): string {
  if (usernameShape.test(username)) return username
  throw new DeployError(
    `${JSON.stringify(username)} can't be a username: give --username with lower-case letters, digits, dots, dashes, ` +
      'underscores or plus signs, 64 at most, a letter or digit first.',
  )
}
