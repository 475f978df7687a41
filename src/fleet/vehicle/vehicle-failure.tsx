import { Link } from 'react-router'
import { DocumentTitle } from '#ui/document-title.tsx'
import { isFailure } from '../api/api-error.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { listPath } from '../paths.ts'

interface VehicleFailureProps {
  readonly error: Error
  readonly onRetry: () => void
}

/** A vehicle that is not there, or could not be fetched. */
export function VehicleFailure({ error, onRetry }: VehicleFailureProps) {
  if (!isFailure(error, 'vehicle_not_found')) return <FailureNotice error={error} onRetry={onRetry} />
  return (
    <section className="message-screen">
      <DocumentTitle>Vehicle not found</DocumentTitle>
      <h1>There is no such vehicle in your fleet</h1>
      <p>The address may be mistyped, or the vehicle may have been removed.</p>
      <Link to={listPath}>See all vehicles</Link>
    </section>
  )
}
