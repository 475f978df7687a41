import { scopesOfRole } from '#contract/grants.ts'
import type { RoleGroup } from '#contract/groups.ts'
import { useSession } from '../session-context.tsx'
import { Fact } from './fact.tsx'

/** Who is signed in, and what the groups give. */
export function Person() {
  const { caller, name } = useSession()
  const { tenant, username } = caller
  const groups = [...caller.groups]
  return (
    <section aria-labelledby="person-title" className="access-card">
      <h2 id="person-title">Who you are</h2>
      <dl className="access-facts">
        <Fact name="Name">{name}</Fact>
        <Fact name="Username">{username}</Fact>
        <Fact
          name="Tenant"
          note={tenant === null ? noTenant : 'All that you see and do stays in this tenant.'}
        >
          {tenant ?? 'none'}
        </Fact>
        <Fact name={groups.length > 1 ? 'Groups' : 'Group'} note={groups.length === 0 ? noGroup : undefined}>
          {groups.length === 0 ? 'none' : groups.map((group) => <Group key={group} group={group} />)}
        </Fact>
      </dl>
    </section>
  )
}

const noTenant = 'Exactly one group named tenant:<id> gives you a tenant; without one nothing opens.'
const noGroup = 'A group for your role gives you scopes; without one nothing opens.'

function Group({ group }: { readonly group: RoleGroup }) {
  return (
    <span className="access-group">
      {group}
      <span className="access-note">gives {scopesOfRole(group).join(', ')}</span>
    </span>
  )
}
