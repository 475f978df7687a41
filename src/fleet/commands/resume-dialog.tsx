import type { CommandName } from '#contract/command.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { commandWords } from './command-words.ts'
import { QuestionDialog } from '../vehicle/question-dialog.tsx'

interface ResumeDialogProps {
  readonly command: CommandName
  readonly vehicle: Vehicle
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Asks, once, whether what was begun before a fresh sign-in still holds. */
export function ResumeDialog({ command, vehicle, onConfirm, onCancel }: ResumeDialogProps) {
  const { button, of } = commandWords[command]
  return (
    <QuestionDialog
      title="You have signed in again"
      text={`${of} ${vehicle.licensePlate} now?`}
      first={{ words: button, onChoose: onConfirm }}
      second={{ words: 'Not now', onChoose: onCancel }}
      onCancel={onCancel}
    />
  )
}
