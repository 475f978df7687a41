import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { QuestionDialog } from './question-dialog.tsx'
import { savedNotice } from './saved-notice.ts'

interface UnsavedGuardProps {
  readonly unsaved: boolean
  /** The person leaves, and what was changed is to be forgotten. */
  readonly onDrop: () => void
}

/** Asks before unsaved changes are left behind, inside the app and on closing the tab; not on the way after saving. */
export function UnsavedGuard({ unsaved, onDrop }: UnsavedGuardProps) {
  const blocker = useBlocker(({ nextLocation }) => unsaved && savedNotice(nextLocation.state) === null)

  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])

  if (blocker.state !== 'blocked') return null
  const stay = () => blocker.reset()
  const leave = () => {
    onDrop()
    blocker.proceed()
  }
  return (
    <QuestionDialog
      title="Leave without saving?"
      text="What you changed on this page is not saved yet."
      first={{ words: 'Stay and go on', onChoose: stay }}
      second={{ words: 'Leave, drop my changes', onChoose: leave }}
      onCancel={stay}
    />
  )
}
