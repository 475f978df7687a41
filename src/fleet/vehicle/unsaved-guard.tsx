import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { Button } from '#ui/button.tsx'
import { savedNotice } from './saved-notice.ts'

/** Asks before unsaved changes are left behind, inside the app and on closing the tab; not on the way after saving. */
export function UnsavedGuard({ unsaved }: { readonly unsaved: boolean }) {
  const blocker = useBlocker(({ nextLocation }) => unsaved && savedNotice(nextLocation.state) === null)

  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])

  if (blocker.state !== 'blocked') return null
  return (
    <dialog
      className="dialog"
      aria-labelledby="unsaved-title"
      ref={(dialog) => {
        if (dialog?.open === false) dialog.showModal()
      }}
      onCancel={() => blocker.reset()}
    >
      <h2 id="unsaved-title">Leave without saving?</h2>
      <p>What you changed on this page is not saved yet.</p>
      <div className="actions">
        <Button primary onClick={() => blocker.reset()}>
          Stay and go on
        </Button>
        <Button onClick={() => blocker.proceed()}>Leave, drop my changes</Button>
      </div>
    </dialog>
  )
}
