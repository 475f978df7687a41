import { Link } from 'react-router'
import { listPath } from '#fleet/paths.ts'
import { DocumentTitle } from '#ui/document-title.tsx'

/** For an address that is no page of ours. */
export function NotFoundScreen() {
  return (
    <section className="message-screen">
      <DocumentTitle>Page not found</DocumentTitle>
      <h1>There is no such page</h1>
      <p>The address may be mistyped, or belong to an older version of this app.</p>
      <Link to={listPath}>See all vehicles</Link>
    </section>
  )
}
