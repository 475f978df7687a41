import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { Button } from '#ui/button.tsx'
import './tool-dialog.css'

interface ToolDialogProps {
  readonly title: string
  /** A class of its own, for its size. */
  readonly className?: string
  /** What the button that closes it says. */
  readonly closeWords?: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A part of the list's tools above everything else. Closed, the focus is where it was before. */
export function ToolDialog({ title, className, closeWords = 'Close', onClose, children }: ToolDialogProps) {
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)

  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    // Only closing gives the focus back, being taken away does not.
    return () => element?.close()
  }, [])

  return (
    <dialog
      className={className ? `dialog tool-dialog ${className}` : 'dialog tool-dialog'}
      aria-labelledby={titleId}
      ref={dialog}
      onCancel={(event) => {
        // What was open inside, such as a list of choices, has the key for itself.
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={titleId} tabIndex={-1} className="tool-title">
        {title}
      </h2>
      <div className="tool-content">{children}</div>
      <div className="tool-close">
        <Button primary onClick={onClose}>
          {closeWords}
        </Button>
      </div>
    </dialog>
  )
}
