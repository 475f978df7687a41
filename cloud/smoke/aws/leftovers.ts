import { paginateListGroups, paginateListUsers } from '@aws-sdk/client-cognito-identity-provider'
import { tenantOf } from '#contract/groups.ts'
import { removeGroup, removePerson } from './remove-test-run.ts'
import { removeTenantItems } from './remove-tenant-items.ts'
import type { TestPool } from './test-pool.ts'
import { isTestGroup, isTestUsername } from './test-run.ts'

/** No run takes as long; those who were made since may be at work. */
const oldMs = 30 * 60_000

/** Removes what earlier runs have left: people, their tenants' items, groups. Gives how many people. `now` in milliseconds since 1970. */
export async function removeLeftovers(pool: TestPool, now: number): Promise<number> {
  const isOld = (date: Date | undefined) => date !== undefined && date.getTime() < now - oldMs
  const people = (await testUsers(pool)).filter(({ created }) => isOld(created))
  const groups = (await testGroups(pool)).filter(({ created }) => isOld(created))
  const subs = people.map(({ sub }) => sub)
  for (const { username } of people) await removePerson(pool, username)
  for (const { name } of groups) {
    const tenant = tenantOf([name])
    if (tenant !== null) await removeTenantItems(pool.table, tenant, subs)
  }
  for (const { name } of groups) await removeGroup(pool, name)
  return people.length
}

async function testUsers({ client, userPoolId }: TestPool) {
  const found = []
  const pages = paginateListUsers({ client }, { UserPoolId: userPoolId, Filter: 'username ^= "smoke-"' })
  for await (const { Users = [] } of pages) {
    for (const { Username = '', UserCreateDate: created, Attributes = [] } of Users) {
      const sub = Attributes.find(({ Name }) => Name === 'sub')?.Value ?? ''
      if (isTestUsername(Username)) found.push({ username: Username, created, sub })
    }
  }
  return found
}

async function testGroups({ client, userPoolId }: TestPool) {
  const found = []
  for await (const { Groups = [] } of paginateListGroups({ client }, { UserPoolId: userPoolId })) {
    for (const { GroupName = '', CreationDate: created } of Groups) {
      if (isTestGroup(GroupName)) found.push({ name: GroupName, created })
    }
  }
  return found
}
