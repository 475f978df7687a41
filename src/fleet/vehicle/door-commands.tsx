import { CallButton } from '#auth/call-button.tsx'
import type { CommandName } from '#contract/command.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { Notice } from '#ui/notice.tsx'
import { isFailure } from '../api/api-error.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { timeWords } from '../words.ts'
import { FreshSignIn } from './fresh-sign-in.tsx'
import { useCommand } from './use-command.ts'

/** Lock and unlock. What is sent is sent once, however often the button is pressed or the network fails. */
export function DoorCommands({ vehicle }: { readonly vehicle: Vehicle }) {
  return (
    <>
      <DoorCommand command="lockDoors" words="Lock doors" vehicle={vehicle} />
      <DoorCommand command="unlockDoors" words="Unlock doors" vehicle={vehicle} />
    </>
  )
}

interface DoorCommandProps {
  readonly command: CommandName
  readonly words: string
  readonly vehicle: Vehicle
}

function DoorCommand({ command, words, vehicle }: DoorCommandProps) {
  const { send, sent, error, isSending } = useCommand(command, vehicle)
  return (
    <div className="command">
      <CallButton call={command} on={vehicle} busy={isSending} onClick={send}>
        {isSending ? `${words}…` : words}
      </CallButton>
      {sent && (
        <Notice tone="info">
          Requested, command {sent.commandId}. If the vehicle has not taken it by {timeWords(sent.expiresAt)}{' '}
          it expires and is never carried out.
        </Notice>
      )}
      {error &&
        (isFailure(error, 'fresh_sign_in_required') ? (
          <FreshSignIn reason={error.message} />
        ) : (
          <FailureNotice error={error} onRetry={send} />
        ))}
    </div>
  )
}
