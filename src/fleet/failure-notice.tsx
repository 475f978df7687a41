import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { ApiError } from './api/api-error.ts'

interface FailureNoticeProps {
  readonly error: Error
  readonly onRetry?: (() => void) | undefined
}

/** What went wrong, what to do, and the request id by which it is found in the logs. */
export function FailureNotice({ error, onRetry }: FailureNoticeProps) {
  const requestId = error instanceof ApiError ? error.failure.requestId : undefined
  return (
    <Notice tone="bad">
      <p>{error.message}</p>
      {requestId && <p className="notice-small">Request {requestId}</p>}
      {onRetry && (
        <Button small onClick={onRetry}>
          Try again
        </Button>
      )}
    </Notice>
  )
}
