import { Link, useRouteError } from 'react-router'
import { listPath } from '#fleet/paths.ts'
import { Button } from '#ui/button.tsx'
import { DocumentTitle } from '#ui/document-title.tsx'

/** For what nobody foresaw: a screen that failed to load (a new version was deployed) or to render. */
export function RouteErrorScreen() {
  const error = useRouteError()
  return (
    <section className="message-screen" role="alert">
      <DocumentTitle>Something went wrong</DocumentTitle>
      <h1>This page could not be shown</h1>
      <p>
        Load it again: a new version of the app may have been put in place, or the connection may have failed.
      </p>
      {error instanceof Error && <p className="notice-small">{error.message.slice(0, 300)}</p>}
      <p>
        <Button primary onClick={() => location.reload()}>
          Load again
        </Button>{' '}
        <Link to={listPath}>See all vehicles</Link>
      </p>
    </section>
  )
}
