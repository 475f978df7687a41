import { Link } from 'react-router'
import { useAccess } from '#auth/can.tsx'
import { roleGroups } from '#contract/groups.ts'
import { DocumentTitle } from '#ui/document-title.tsx'
import { pagePaths } from './page-paths.ts'
import { useSession } from './session-context.tsx'

/** For a person who is signed in but may not see vehicles, such as a newcomer: what is missing, and whom to ask. */
export function NoAccessScreen() {
  const { caller } = useSession()
  const { reason } = useAccess('listVehicles')
  return (
    <section className="message-screen">
      <DocumentTitle>No access yet</DocumentTitle>
      <h1>You are signed in, but you have no access yet</h1>
      <p>{reason}</p>
      <h2>What is needed</h2>
      <ul>
        <li>
          {caller.tenant === null ? 'Missing: ' : 'There: '}exactly one group that names your tenant, such as{' '}
          <code>tenant:north</code>
        </li>
        <li>
          {caller.groups.size === 0 ? 'Missing: ' : 'There: '}a group for your role: {roleGroups.join(', ')}
        </li>
      </ul>
      <p>
        Tell whoever looks after your fleet’s user accounts that the person <strong>{caller.username}</strong>{' '}
        needs these. Once you have them, choose “Renew now” on the page of your access.
      </p>
      <Link to={pagePaths.access}>See what your access is, and what each group would open</Link>
    </section>
  )
}
