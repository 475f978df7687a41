import { useEffect } from 'react'
import { type Location, useBlocker } from 'react-router'
import { QuestionDialog } from './vehicle/question-dialog.tsx'

interface LeaveGuardProps {
  /** Whether there is something to lose. */
  readonly active: boolean
  readonly title: string
  readonly text: string
  /** The words on the buttons. */
  readonly stay: string
  readonly leave: string
  /** The person leaves all the same. */
  readonly onLeave: () => void
  /** A page to which one may go without being asked. */
  readonly isFree?: (next: Location) => boolean
}

/** Asks before something is left behind, inside the app and on closing the tab. */
export function LeaveGuard({ active, title, text, stay, leave, onLeave, isFree }: LeaveGuardProps) {
  const blocker = useBlocker(({ nextLocation }) => active && isFree?.(nextLocation) !== true)

  useEffect(() => {
    if (!active) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [active])

  if (blocker.state !== 'blocked') return null
  const onStay = () => blocker.reset()
  const onGo = () => {
    onLeave()
    blocker.proceed()
  }
  return (
    <QuestionDialog
      title={title}
      text={text}
      first={{ words: stay, onChoose: onStay }}
      second={{ words: leave, onChoose: onGo }}
      onCancel={onStay}
    />
  )
}
