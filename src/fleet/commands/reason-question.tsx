import { useEffect } from 'react'
import { Notice } from '#ui/notice.tsx'
import { lazyOr } from '../lazy-or.tsx'
import type { ReasonDialogProps } from './reason-dialog.tsx'

const load = () => import('./reason-dialog.tsx')

// Nothing at all in its place would look like a button that does nothing.
const ReasonDialog = lazyOr(load, 'ReasonDialog', NoDialog)

interface ReasonQuestionProps extends ReasonDialogProps {
  readonly isOpen: boolean
}

/** Asks for the reason of a command. Its code is fetched beforehand, to be there when the connection is not. */
export function ReasonQuestion({ isOpen, ...props }: ReasonQuestionProps) {
  useEffect(() => {
    load().catch(() => {})
  }, [])
  return isOpen && <ReasonDialog {...props} />
}

function NoDialog() {
  return (
    <Notice tone="bad">
      Nothing was sent: the question for the reason could not be fetched. Check the connection, then reload
      this page.
    </Notice>
  )
}
