import { useState } from 'react'
import { Link, Outlet } from 'react-router'
import { signOut } from '#auth/sign-out.ts'
import { mayCall } from '#contract/access.ts'
import { listPath } from '#fleet/paths.ts'
import { Button } from '#ui/button.tsx'
import { NoAccessScreen } from './no-access-screen.tsx'
import { useSession } from './session-context.tsx'

/** The frame around every page: where I am, who I am, in which tenant, and the way out. */
export function Shell() {
  const { caller, name } = useSession()
  const [leaving, setLeaving] = useState(false)
  const leave = () => {
    setLeaving(true)
    void signOut().catch(() => setLeaving(false))
  }

  return (
    <div className="shell">
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="shell-head">
        <Link to={listPath} className="shell-brand">
          <img src="/favicon.svg" alt="" width="28" height="28" /> Fleet Console
        </Link>
        <dl className="shell-person">
          <div>
            <dt>Tenant</dt>
            <dd className="shell-tenant">{caller.tenant ?? 'no tenant'}</dd>
          </div>
          <div>
            <dt>Signed in as</dt>
            <dd>
              <span className="shell-name">{name}</span>{' '}
              <span className="shell-groups">{[...caller.groups].join(', ') || 'no group'}</span>
            </dd>
          </div>
        </dl>
        <Button small busy={leaving} onClick={leave}>
          {leaving ? 'Signing out…' : 'Sign out'}
        </Button>
      </header>
      <main id="content" className="shell-content" tabIndex={-1}>
        {mayCall(caller, 'listVehicles') ? <Outlet /> : <NoAccessScreen />}
      </main>
    </div>
  )
}
