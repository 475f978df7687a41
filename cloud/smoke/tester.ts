import { tenantGroup } from '#contract/groups.ts'

/** The people whom the smoke test acts as: one per role, an admin of another tenant, and somebody without groups. */
export const testerNames = ['operator', 'manager', 'admin', 'stranger', 'newcomer'] as const

export type TesterName = (typeof testerNames)[number]

export interface Tester {
  readonly name: TesterName
  readonly username: string
  readonly password: string
  readonly groups: readonly string[]
}

export type Testers = Readonly<Record<TesterName, Tester>>

/** The groups of each of them, in these two tenants. */
export function groupsOfTester(name: TesterName, tenant: string, otherTenant: string): readonly string[] {
  if (name === 'newcomer') return []
  return name === 'stranger' ? ['admin', tenantGroup(otherTenant)] : [name, tenantGroup(tenant)]
}

/** Something for each of them. */
export function forEachTester<Value>(valueOf: (name: TesterName) => Value): Record<TesterName, Value> {
  return Object.fromEntries(testerNames.map((name) => [name, valueOf(name)])) as Record<TesterName, Value>
}

/** The same for what takes a while: one after another. */
export async function forEachTesterInTurn<Value>(
  make: (name: TesterName) => Promise<Value>,
): Promise<Record<TesterName, Value>> {
  const made = new Map<TesterName, Value>()
  for (const name of testerNames) made.set(name, await make(name))
  return Object.fromEntries(made) as Record<TesterName, Value>
}
