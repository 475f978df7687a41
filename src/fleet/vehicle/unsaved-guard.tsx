import { LeaveGuard } from '../leave-guard.tsx'
import { savedNotice } from './saved-notice.ts'

interface UnsavedGuardProps {
  readonly unsaved: boolean
  /** The person leaves, and what was changed is to be forgotten. */
  readonly onDrop: () => void
}

/** Asks before unsaved changes are left behind, inside the app and on closing the tab; not on the way after saving. */
export function UnsavedGuard({ unsaved, onDrop }: UnsavedGuardProps) {
  return (
    <LeaveGuard
      active={unsaved}
      title="Leave without saving?"
      text="What you changed on this page is not saved yet."
      stay="Stay and go on"
      leave="Leave, drop my changes"
      onLeave={onDrop}
      isFree={({ state }) => savedNotice(state) !== null}
    />
  )
}
