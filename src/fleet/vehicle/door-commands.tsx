import { Suspense, useEffect, useRef, useState } from 'react'
import { CallButton } from '#auth/call-button.tsx'
import { useAccess } from '#auth/can.tsx'
import type { CommandName } from '#contract/command.ts'
import { type RouteName, routeOf } from '#contract/routes.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { Notice } from '#ui/notice.tsx'
import { isFailure } from '../api/api-error.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { timeWords } from '../words.ts'
import { commandWords } from './command-words.ts'
import { FreshSignIn } from './fresh-sign-in.tsx'
import { lazyOrNothing } from '../lazy-or-nothing.ts'
import { useCommand } from './use-command.ts'

// Seldom needed.
const ResumeDialog = lazyOrNothing(async () => (await import('./resume-dialog.tsx')).ResumeDialog)

interface DoorCommandsProps {
  readonly vehicle: Vehicle
  /** The call for which the person has just signed in again. */
  readonly resumed: RouteName | null
}

/** Lock and unlock. What is sent is sent once, however often the button is pressed or the network fails. */
export function DoorCommands({ vehicle, resumed }: DoorCommandsProps) {
  return (['lockDoors', 'unlockDoors'] as const).map((command) => (
    <DoorCommand
      key={command}
      command={command}
      vehicle={vehicle}
      resumed={command === resumed && routeOf(command).fresh === true}
    />
  ))
}

interface DoorCommandProps {
  readonly command: CommandName
  readonly vehicle: Vehicle
  readonly resumed: boolean
}

function DoorCommand({ command, vehicle, resumed }: DoorCommandProps) {
  const { send, sent, error, isSending } = useCommand(command, vehicle)
  const { allowed } = useAccess(command, vehicle)
  const place = useRef<HTMLDivElement>(null)
  const [answered, setAnswered] = useState(false)
  const answer = (confirmed: boolean) => {
    setAnswered(true)
    if (confirmed) send()
  }
  // Not before the dialog is gone: until then nothing else can have the focus.
  useEffect(() => {
    if (answered) place.current?.querySelector('button')?.focus()
  }, [answered])
  const words = commandWords[command].button
  return (
    <div className="command" ref={place}>
      <CallButton call={command} on={vehicle} busy={isSending} onClick={send}>
        {isSending ? `${words}…` : words}
      </CallButton>
      {resumed && allowed && !answered && (
        <Suspense>
          <ResumeDialog
            command={command}
            vehicle={vehicle}
            onConfirm={() => answer(true)}
            onCancel={() => answer(false)}
          />
        </Suspense>
      )}
      {sent && (
        <Notice tone="info">
          Requested, command {sent.commandId}. If the vehicle has not taken it by {timeWords(sent.expiresAt)}{' '}
          it expires and is never carried out.
        </Notice>
      )}
      {error &&
        (isFailure(error, 'fresh_sign_in_required') ? (
          <FreshSignIn reason={error.message} intent={{ route: command, vehicleId: vehicle.vehicleId }} />
        ) : (
          <FailureNotice error={error} onRetry={send} />
        ))}
    </div>
  )
}
