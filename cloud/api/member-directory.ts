import type { RoleGroup } from '#contract/groups.ts'

/** Someone in the user pool, of whichever tenant. */
export interface Account {
  readonly sub: string
  /** As the user pool spells it. */
  readonly username: string
  /** '' where the user pool does not say. */
  readonly name: string
  readonly email: string
  readonly enabled: boolean
}

/** Some of the people of a group; `next` where there are more. */
export interface AccountPage {
  readonly accounts: readonly Account[]
  readonly next?: string
}

/** Who is in which group, as the user pool knows it. Each call throws the ApiProblem members_busy where the pool is asked too often. */
export interface MemberDirectory {
  /**
   * The next people of a group, at most `limit` and never more than 60, in no order.
   * @throws {ApiProblem} cursor_invalid for an `after` that is no `next` of this call
   */
  inGroup(group: string, limit: number, after?: string): Promise<AccountPage>
  /** The person with exactly this username: no other spelling, e-mail address or sub. */
  find(username: string): Promise<Account | undefined>
  /** All groups of a person, tenant groups among them; undefined for nobody. */
  groupsOf(username: string): Promise<readonly string[] | undefined>
  /** Role groups only: whom a tenant has is not for the fleet API to change. */
  addTo(username: string, group: RoleGroup): Promise<void>
  removeFrom(username: string, group: RoleGroup): Promise<void>
}

/** The directory of a function that has one. @throws {Error} in one that was not given the user pool */
export function directoryIn({
  members,
}: {
  readonly members?: MemberDirectory | undefined
}): MemberDirectory {
  if (!members) throw new Error('This function has no user pool: the routes below /members/ are not its own')
  return members
}
