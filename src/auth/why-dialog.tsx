import { type ReactNode, use, useEffect, useId, useState } from 'react'
import type { Denial } from '#contract/access.ts'
import type { Admins } from '#contract/member.ts'
import { refusalText } from '#contract/refusal.ts'
import { remediesFor } from '#contract/remedy.ts'
import { routeOf } from '#contract/routes.ts'
import { Button } from '#ui/button.tsx'
import { AdminsContext } from './admins-context.ts'
import { useCaller } from './caller-context.tsx'
import './why-dialog.css'

interface WhyDialogProps {
  readonly denial: Denial
  readonly onClose: () => void
}

/** A refusal in full: what is missing, which groups would do and what else they open, and who can grant them. */
export function WhyDialog({ denial, onClose }: WhyDialogProps) {
  const caller = useCaller()
  const id = useId()
  const remedies = remediesFor(denial, caller)
  return (
    <dialog
      className="dialog why-dialog"
      aria-labelledby={id}
      ref={(dialog) => {
        if (dialog?.open === false) dialog.showModal()
      }}
      onClose={onClose}
    >
      <h2 id={id}>What it takes to {routeOf(denial.route).does}</h2>
      <p>{refusalText(denial, caller)}</p>
      {remedies.length > 0 && (
        <>
          <p>
            You are in {groupWords([...caller.groups])} of <strong>{caller.tenant}</strong>.{' '}
            {remedies.length === 1 ? 'This group' : 'Any of these groups'} would do:
          </p>
          <dl className="why-groups">
            {remedies.map(({ role, opens }) => (
              <div key={role}>
                <dt>{role}</dt>
                <dd>
                  would let you
                  <ul>
                    {opens.map((route) => (
                      <li key={route}>{routeOf(route).does}</li>
                    ))}
                  </ul>
                </dd>
              </div>
            ))}
          </dl>
          <h3>Who can grant it</h3>
          <Granters tenant={caller.tenant} />
          <p>
            Once it is granted it holds from your session’s next renewal: within 15 minutes, without signing
            in again.
          </p>
        </>
      )}
      <form method="dialog" className="actions">
        <Button type="submit">Close</Button>
      </form>
    </dialog>
  )
}

function groupWords(groups: readonly string[]): string {
  if (groups.length === 0) return 'no role group'
  return `${groups.length === 1 ? 'the group' : 'the groups'} ${groups.join(' and ')}`
}

/** The admins by name; where that can't be had, at least what they are called. */
function Granters({ tenant }: { readonly tenant: string | null }): ReactNode {
  const ask = use(AdminsContext)
  const [found, setFound] = useState<Admins['admins'] | 'failed'>()
  useEffect(() => {
    const gone = new AbortController()
    ask(gone.signal).then(
      ({ admins }) => setFound(admins),
      () => gone.signal.aborted || setFound('failed'),
    )
    return () => gone.abort()
  }, [ask])
  if (found === undefined) return <p role="status">Asking who the admins of {tenant} are…</p>
  if (found === 'failed') return <p>An admin of {tenant}. Their names could not be fetched.</p>
  if (found.length === 0) return <p>{tenant} has no admin. Ask whoever runs your user pool.</p>
  return (
    <ul>
      {found.map(({ username, name }) => (
        <li key={username}>
          <bdi>{name || username}</bdi>
          {name && name !== username && (
            <>
              {' '}
              (<bdi>{username}</bdi>)
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
