import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CreateGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { tenantGroup } from '#contract/groups.ts'
import { forEachTester, groupsOfTester, type Tester, testerNames, type Testers } from '../tester.ts'
import { randomPassword } from './random-password.ts'
import { removeTestRun } from './remove-test-run.ts'
import type { TestPool } from './test-pool.ts'
import { type TestRun, usernameIn } from './test-run.ts'

/** The people of one run, who are gone when it is closed. */
export interface TestPeople extends AsyncDisposable {
  readonly testers: Testers
}

/** Makes one person of each kind, and the groups of their two tenants. Whatever goes wrong, those made so far are removed. */
export async function makeTestPeople(pool: TestPool, run: TestRun, signal: AbortSignal): Promise<TestPeople> {
  const testers = forEachTester((name): Tester => {
    const groups = groupsOfTester(name, run.tenant, run.otherTenant)
    return { name, username: usernameIn(run, name), password: randomPassword(), groups }
  })
  const subs: string[] = []
  await using opened = new AsyncDisposableStack()
  opened.defer(() => removeTestRun(pool, run, subs))
  for (const tenant of [run.tenant, run.otherTenant]) {
    signal.throwIfAborted()
    const group = { UserPoolId: pool.userPoolId, GroupName: tenantGroup(tenant) }
    await pool.client.send(new CreateGroupCommand(group))
  }
  for (const name of testerNames) {
    signal.throwIfAborted()
    subs.push(await makePerson(pool, testers[name]))
  }
  const all = opened.move()
  return { testers, [Symbol.asyncDispose]: () => all.disposeAsync() }
}

/** Nobody is written to. Gives the `sub`. */
async function makePerson(
  { client, userPoolId }: TestPool,
  { username, password, groups }: Tester,
): Promise<string> {
  const who = { UserPoolId: userPoolId, Username: username }
  const { User } = await client.send(new AdminCreateUserCommand({ ...who, MessageAction: 'SUPPRESS' }))
  await client.send(new AdminSetUserPasswordCommand({ ...who, Password: password, Permanent: true }))
  for (const group of groups) {
    await client.send(new AdminAddUserToGroupCommand({ ...who, GroupName: group }))
  }
  return User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value ?? ''
}
