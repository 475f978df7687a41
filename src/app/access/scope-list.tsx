import { scopesOfRole } from '#contract/grants.ts'
import { roleGroups } from '#contract/groups.ts'
import { routeNames, routeOf } from '#contract/routes.ts'
import { type Scope, scopeNames, scopes } from '#contract/scopes.ts'
import { Badge } from '#ui/badge.tsx'
import { useSession } from '../session-context.tsx'
import { CallAccess } from './call-access.tsx'

/** Every scope of the fleet and every call that it opens: all of the table, as it looks for this person. */
export function ScopeList() {
  return (
    <section aria-labelledby="scopes-title" className="access-card">
      <h2 id="scopes-title">What you may do</h2>
      {scopeNames.map((scope) => (
        <OneScope key={scope} scope={scope} />
      ))}
    </section>
  )
}

function OneScope({ scope }: { readonly scope: Scope }) {
  const held = useSession().caller.scopes.has(scope)
  const roles = roleGroups.filter((role) => scopesOfRole(role).includes(scope))
  return (
    <section className="access-scope" aria-labelledby={`scope-${scope}`}>
      <header>
        <h3 id={`scope-${scope}`}>
          <code>{scope}</code>
        </h3>
        <Badge tone={held ? 'info' : 'plain'}>{held ? 'You have this scope' : 'You lack this scope'}</Badge>
        <p className="access-note">
          {scopes[scope]}. Comes with: {roles.join(', ')}.
        </p>
      </header>
      <ul className="access-calls">
        {routeNames
          .filter((route) => routeOf(route).scope === scope)
          .map((route) => (
            <li key={route}>
              <CallAccess route={route} />
            </li>
          ))}
      </ul>
    </section>
  )
}
