import { type ReactNode, useEffect, useRef } from 'react'
import { dialogTitleId } from './bulk-dialog.tsx'

/** The heading of a step. It takes the focus when it appears, since what had it belonged to the step before. */
export function DialogTitle({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h2 id={dialogTitleId} ref={heading} tabIndex={-1}>
      {children}
    </h2>
  )
}
