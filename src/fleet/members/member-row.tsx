import { useId } from 'react'
import { CallButton } from '#auth/call-button.tsx'
import { useCaller } from '#auth/caller-context.tsx'
import { memberDenial, memberRefusalText } from '#contract/member-refusal.ts'
import type { TenantMember } from '#contract/member.ts'
import { routeNames, routeOf } from '#contract/routes.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { groupsWords, routesOpenTo } from './rights.ts'
import { memberName } from './use-members.ts'

interface MemberRowProps {
  readonly member: TenantMember
  /** Those who may sign in. */
  readonly admins: readonly TenantMember[]
  readonly onChange: () => void
}

/** One member: who they are, their groups, and what these open. */
export function MemberRow({ member, admins, onChange }: MemberRowProps) {
  const { username, email, groups, enabled } = member
  const caller = useCaller()
  const reasonId = useId()
  // Whatever the groups become: a change that leaves them as they are asks no more than the row itself.
  const denial = memberDenial(caller, member, groups, admins)
  const words = (
    <>
      Change groups <span className="hidden-label">of {memberName(member)}</span>
    </>
  )
  return (
    <li className="card member">
      <div>
        <h2>
          <bdi>{memberName(member)}</bdi>
          {username === caller.username && ' (you)'}
        </h2>
        <p className="unknown">
          <bdi>{username}</bdi> · <bdi>{email || 'no email'}</bdi>
        </p>
      </div>
      <div>
        <p>
          {groupsWords(groups)}{' '}
          {enabled ? (
            <span className="unknown">· may sign in</span>
          ) : (
            <Badge tone="warn">May not sign in</Badge>
          )}
        </p>
        <Rights groups={groups} />
      </div>
      {denial ? (
        <span className="call">
          <Button small refused describedBy={reasonId}>
            {words}
          </Button>
          <span className="call-reason" id={reasonId}>
            {memberRefusalText(denial, caller)}
          </span>
        </span>
      ) : (
        <CallButton call="updateMember" small onClick={onChange}>
          {words}
        </CallButton>
      )}
    </li>
  )
}

function Rights({ groups }: Pick<TenantMember, 'groups'>) {
  const routes = routesOpenTo(groups)
  if (routes.length === 0) return <p className="unknown">Can do nothing.</p>
  return (
    <details className="member-rights">
      <summary>
        May do {routes.length} of {routeNames.length} things
      </summary>
      <ul>
        {routes.map((route) => (
          <li key={route}>{routeOf(route).does}</li>
        ))}
      </ul>
    </details>
  )
}
