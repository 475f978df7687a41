import {
  AdminDeleteUserCommand,
  DeleteGroupCommand,
  ResourceNotFoundException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { tenantGroup } from '#contract/groups.ts'
import { testerNames } from '../tester.ts'
import { removeTenantItems } from './remove-tenant-items.ts'
import type { TestPool } from './test-pool.ts'
import { type TestRun, usernameIn } from './test-run.ts'

/**
 * Removes all that a run has made: its people, its tenants' items, its groups. What is not there is no error; what can't be removed
 * keeps nothing else from it, and a tenant's group stays with its items, so that a later run finds them.
 * @throws the first error, at the end
 */
export async function removeTestRun(pool: TestPool, run: TestRun, subs: readonly string[]): Promise<void> {
  const failures: unknown[] = []
  const attempt = (removal: Promise<void>) => removal.catch((error: unknown) => failures.push(error))
  for (const name of testerNames) await attempt(removePerson(pool, usernameIn(run, name)))
  for (const tenant of [run.tenant, run.otherTenant]) await attempt(removeTenant(pool, tenant, subs))
  if (failures.length > 0) throw failures[0]
}

/** The items of a tenant, then its group. */
async function removeTenant(pool: TestPool, tenant: string, subs: readonly string[]): Promise<void> {
  await removeTenantItems(pool.table, tenant, subs)
  await removeGroup(pool, tenantGroup(tenant))
}

export async function removePerson({ client, userPoolId }: TestPool, username: string): Promise<void> {
  await unlessGone(client.send(new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username: username })))
}

export async function removeGroup({ client, userPoolId }: TestPool, name: string): Promise<void> {
  await unlessGone(client.send(new DeleteGroupCommand({ UserPoolId: userPoolId, GroupName: name })))
}

async function unlessGone(removal: Promise<unknown>): Promise<void> {
  try {
    await removal
  } catch (error) {
    if (!(error instanceof UserNotFoundException || error instanceof ResourceNotFoundException)) throw error
  }
}
