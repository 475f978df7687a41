import type { ReactNode } from 'react'
import './bulk.css'

/** The id of the heading of what a dialog shows; only one of them is open. */
export const dialogTitleId = 'bulk-title'

interface BulkDialogProps {
  /** It can't be closed now. */
  readonly busy: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** What is done with many vehicles, above the list; on a phone all of the screen. */
export function BulkDialog({ busy, onClose, children }: BulkDialogProps) {
  return (
    <dialog
      className="dialog bulk"
      aria-labelledby={dialogTitleId}
      ref={(dialog) => {
        if (dialog?.open === false) dialog.showModal()
      }}
      onCancel={(event) => {
        // A list of choices inside it has closed.
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        if (!busy) onClose()
      }}
      onClose={({ target, currentTarget }) => {
        if (target !== currentTarget) return
        // Browsers close a dialog on a second Escape, whatever was said to the first.
        if (busy) currentTarget.showModal()
        else onClose()
      }}
    >
      {children}
    </dialog>
  )
}
