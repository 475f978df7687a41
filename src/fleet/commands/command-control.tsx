import { useEffect, useRef, useState } from 'react'
import { CallButton } from '#auth/call-button.tsx'
import { useAccess } from '#auth/can.tsx'
import type { TakenIntent } from '#auth/intent.ts'
import type { CommandName } from '#contract/command.ts'
import { routeOf } from '#contract/routes.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { lazyOr } from '../lazy-or.tsx'
import { CommandFailure } from './command-failure.tsx'
import { commandWords } from './command-words.ts'
import { LazySentCommand } from './lazy-sent-command.tsx'
import { ReasonQuestion } from './reason-question.tsx'
import { useCommand } from './use-command.ts'
import { useShown } from './use-shown.ts'

// Seldom needed.
const ResumeDialog = lazyOr(() => import('./resume-dialog.tsx'), 'ResumeDialog')

interface CommandControlProps {
  readonly command: CommandName
  readonly vehicle: Vehicle
  /** This command, begun before its person left to sign in again. */
  readonly begun: Exclude<TakenIntent, { kind: 'cancelled' }> | null
}

/** One command: its button, the questions before it is sent, and below it what became of it. */
export function CommandControl({ command, vehicle, begun }: CommandControlProps) {
  const { send, sent, error, unsure, isBusy, known } = useCommand(command, vehicle)
  const { shown, underWay, serverNow } = useShown(command, known, sent)
  const { allowed } = useAccess(command, vehicle)
  const place = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  const [answers, setAnswers] = useState(0)
  // Not before the dialog is gone: until then nothing else can have the focus.
  useEffect(() => {
    if (answers > 0) place.current?.querySelector('button')?.focus()
  }, [answers])

  const { fresh, reason: needsReason = false } = routeOf(command)
  const words = commandWords[command].button
  const busy = isBusy ? `${words}…` : underWay && !unsure ? `${words} is under way` : null
  const reason = unsure?.reason ?? typed ?? begun?.reason ?? ''
  const isResumed = begun?.kind === 'resumed' && fresh === true && allowed && answers === 0
  const asksReason = needsReason && allowed && (isAsking || isResumed)

  const close = () => {
    setAsking(false)
    setAnswers(answers + 1)
  }
  const sendNow = async (text?: string) => {
    if (busy || !(await send(text)) || text === undefined) return
    setTyped('')
    close()
  }
  const press = () => (needsReason ? setAsking(true) : void sendNow())
  const failure = error && (
    <CommandFailure
      error={error}
      intent={{ route: command, vehicleId: vehicle.vehicleId, ...(reason && { reason }) }}
      onRetry={asksReason || busy ? undefined : press}
    />
  )
  return (
    <div className="command" ref={place}>
      <CallButton call={command} on={vehicle} busy={busy !== null} onClick={press}>
        {busy ?? words}
      </CallButton>
      {needsReason && allowed && (
        <ReasonQuestion
          isOpen={asksReason}
          {...{ command, vehicle, isResumed, busy, reason }}
          isFixed={unsure !== null}
          onType={setTyped}
          onSend={(text) => void sendNow(text)}
          onCancel={close}
        >
          {failure}
        </ReasonQuestion>
      )}
      {isResumed && !needsReason && (
        <ResumeDialog
          command={command}
          vehicle={vehicle}
          onConfirm={() => {
            close()
            void sendNow()
          }}
          onCancel={close}
        />
      )}
      {!asksReason && failure}
      <LazySentCommand command={shown} serverNow={serverNow} />
    </div>
  )
}
