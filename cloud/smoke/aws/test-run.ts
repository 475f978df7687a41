import { randomBytes } from 'node:crypto'
import type { TesterName } from '../tester.ts'

/** The names of one run's people and tenants: no person's own name looks like them, so that they are known again. */
export interface TestRun {
  /** Such as `smoke-0a1b2c3d`. */
  readonly name: string
  readonly tenant: string
  readonly otherTenant: string
}

const runName = 'smoke-[0-9a-f]{8}'
const usernames = new RegExp(`^${runName}-(?:operator|manager|admin|stranger|newcomer)$`)
const groups = new RegExp(`^(?:tenant:${runName}(?:-other)?|${runName},admin)$`)

/** The names of a new run. */
export function newTestRun(): TestRun {
  const name = `smoke-${randomBytes(4).toString('hex')}`
  return { name, tenant: name, otherTenant: `${name}-other` }
}

/** What somebody is called in a run. */
export function usernameIn({ name }: TestRun, tester: TesterName): string {
  return `${name}-${tester}`
}

/** Whether somebody of this name was made by a run of the smoke test. */
export function isTestUsername(username: string): boolean {
  return usernames.test(username)
}

/** Whether a group of this name was made by a run of the smoke test. */
export function isTestGroup(name: string): boolean {
  return groups.test(name)
}
