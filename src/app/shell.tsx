import { useState } from 'react'
import { Link, Outlet, useLocation } from 'react-router'
import { signOutLater } from '#auth/sign-out-later.ts'
import { auditPath, listPath, membersPath } from '#fleet/paths.ts'
import { Button } from '#ui/button.tsx'
import { pagePaths } from './page-paths.ts'
import { useSession } from './session-context.tsx'

// Also for those who may not: each of the pages says what it takes.
const places = [
  [listPath, 'Vehicles'],
  [membersPath, 'Members'],
  [auditPath, 'Audit'],
] as const

/** The frame around every page: where I am, who I am, in which tenant, and the way out. */
export function Shell() {
  const { caller, name } = useSession()
  const { pathname, state } = useLocation()
  const isAccessPage = pathname === pagePaths.access
  const [leaving, setLeaving] = useState(false)
  const signOut = async () => {
    setLeaving(true)
    try {
      const { leave } = await import('./leave.ts')
      await leave('signedOut')
    } catch {
      signOutLater()
    }
  }

  return (
    <div className="shell">
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="shell-head">
        <Link to={listPath} className="shell-brand">
          <img src="/favicon.svg" alt="" width="28" height="28" /> <span>Fleet Console</span>
        </Link>
        <nav className="shell-places" aria-label="Pages">
          {places.map(([path, words]) => (
            <Link key={path} to={path} aria-current={pathname.startsWith(path) ? 'page' : undefined}>
              {words}
            </Link>
          ))}
        </nav>
        <dl className="shell-person">
          <div>
            <dt>Tenant</dt>
            <dd className="shell-tenant">{caller.tenant ?? 'no tenant'}</dd>
          </div>
          <div>
            <dt>Signed in as</dt>
            <dd>
              <Link
                to={pagePaths.access}
                state={isAccessPage ? state : pathname}
                className="shell-name"
                aria-current={isAccessPage ? 'page' : undefined}
              >
                {name} <span className="hidden-label">– your access</span>
              </Link>{' '}
              <span className="shell-groups">{[...caller.groups].join(', ') || 'no group'}</span>
            </dd>
          </div>
        </dl>
        <Button small busy={leaving} onClick={() => void signOut()}>
          {leaving ? 'Signing out…' : 'Sign out'}
        </Button>
      </header>
      <main id="content" className="shell-content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  )
}
