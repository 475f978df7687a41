import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import { type CommandName, mostReasonCharacters } from '#contract/command.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { Button } from '#ui/button.tsx'
import { commandWords } from './command-words.ts'
import './reason-dialog.css'

export interface ReasonDialogProps {
  readonly command: CommandName
  readonly vehicle: Vehicle
  /** The person has signed in again for it. */
  readonly isResumed: boolean
  /** It is being sent, or has been: why it can't be sent now. */
  readonly busy: string | null
  /** It may have got through with this reason, and goes out again with no other. */
  readonly isFixed: boolean
  readonly reason: string
  readonly onType: (reason: string) => void
  readonly onSend: (reason: string) => void
  readonly onCancel: () => void
  /** What went wrong so far. */
  readonly children: ReactNode
}

/** What the commands that take a reason do, for those who are about to send one. */
const effects: Partial<Record<CommandName, string>> = {
  immobilize: 'It can’t be driven until an admin releases it. A moving vehicle refuses.',
  release: 'It can be driven again as soon as it has been released.',
}

/** Says what a command does, and asks why it is sent. What is typed stays with the page until it has been sent. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { command, vehicle, isResumed, busy, isFixed, reason, onType, onSend, onCancel, children } = props
  const id = useId()
  const [isTried, setTried] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const problem = problemWith(reason)
  const { button, of } = commandWords[command]

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (problem) box.current?.focus()
    else if (!busy) onSend(reason.trim())
  }

  return (
    <dialog
      className="dialog reason"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      ref={(dialog) => {
        if (dialog?.open === false) dialog.showModal()
      }}
      onCancel={onCancel}
    >
      <form noValidate onSubmit={submit}>
        <h2 id={`${id}title`}>{isResumed ? 'You have signed in again' : `${of} ${vehicle.licensePlate}`}</h2>
        <p id={`${id}text`}>
          {isResumed && `${of} ${vehicle.licensePlate} now? `}
          {effects[command]}
        </p>
        <label htmlFor={`${id}reason`}>Reason</label>
        <textarea
          id={`${id}reason`}
          ref={box}
          rows={3}
          required
          readOnly={isFixed}
          value={reason}
          aria-invalid={(isTried && problem !== null) || undefined}
          aria-describedby={`${id}hint ${id}problem`}
          onChange={({ target }) => onType(target.value)}
        />
        <p className="reason-hint" id={`${id}hint`}>
          {isFixed
            ? 'It may have got through with this reason, so it goes out again with the same.'
            : `Everybody who sees the vehicle can read it. ${reason.trim().length} of at most ${mostReasonCharacters} characters.`}
        </p>
        <p className="reason-problem" id={`${id}problem`} role="alert">
          {isTried && problem}
        </p>
        {children}
        <div className="actions">
          <Button type="submit" primary busy={busy !== null}>
            {busy ?? button}
          </Button>
          <Button onClick={onCancel}>{isResumed ? 'Not now' : 'Cancel'}</Button>
        </div>
      </form>
    </dialog>
  )
}

function problemWith(reason: string): string | null {
  const { length } = reason.trim()
  if (length === 0) return 'Say why: this command is not sent without a reason.'
  if (length <= mostReasonCharacters) return null
  const over = length - mostReasonCharacters
  return `Shorten it by ${over} ${over === 1 ? 'character' : 'characters'}: at most ${mostReasonCharacters} can be sent.`
}
