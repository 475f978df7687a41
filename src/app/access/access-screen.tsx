import { Link } from 'react-router'
import { Can } from '#auth/can.tsx'
import { listPath } from '#fleet/paths.ts'
import { DocumentTitle } from '#ui/document-title.tsx'
import { Person } from './person.tsx'
import { ScopeList } from './scope-list.tsx'
import { SignIn } from './sign-in.tsx'
import { Support } from './support.tsx'
import './access.css'

/** Who I am to the fleet, what I may do and why, how long that holds, and what to send to whoever helps me. */
export function AccessScreen() {
  return (
    <article className="access" aria-labelledby="access-title">
      <DocumentTitle>Your access</DocumentTitle>
      <Can call="listVehicles">{({ allowed }) => allowed && <Link to={listPath}>← All vehicles</Link>}</Can>
      <header>
        <h1 id="access-title">Your access</h1>
        <p className="access-lead">
          What you may do follows from your groups in the user pool. They give your sign-in its scopes, and
          every call needs one.
        </p>
      </header>
      <Person />
      <ScopeList />
      <SignIn />
      <Support />
    </article>
  )
}
