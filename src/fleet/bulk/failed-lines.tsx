import type { ReactNode } from 'react'
import { ApiError } from '../api/api-error.ts'
import type { Keyed } from '../store/records.ts'
import type { RunEntry } from './bulk-run.ts'
import { vehiclesWords } from './run-words.ts'
import { VehicleLines } from './vehicle-lines.tsx'

interface FailedLinesProps {
  readonly entries: readonly RunEntry<Keyed, unknown, unknown>[]
  /** What can be done about them. */
  readonly children: ReactNode
}

/** Every vehicle that failed, why, and the request id by which that is found in the logs. */
export function FailedLines({ entries, children }: FailedLinesProps) {
  const lines = entries.map(({ item, outcome }) => {
    const error = outcome.kind === 'failed' || outcome.kind === 'unsure' ? outcome.error : null
    return {
      vehicleId: item.vehicleId,
      words: error?.message ?? '',
      requestId: error instanceof ApiError ? error.failure.requestId : undefined,
    }
  })
  return (
    <section aria-labelledby="bulk-failed">
      <h3 id="bulk-failed">Without success: {vehiclesWords(entries.length)}</h3>
      <VehicleLines label="Without success" lines={lines} />
      {children}
    </section>
  )
}
