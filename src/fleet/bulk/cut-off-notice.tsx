import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { ListModel } from '../list/list-model.ts'
import { useNote } from '../use-note.ts'
import { timeWords } from '../words.ts'
import { readCutOff, removeCutOff } from './cut-off-note.ts'
import { vehiclesWords } from './run-words.ts'

/** Says how far an earlier run came that the end of the session has cut off, and selects what is left of it. */
export function CutOffNotice({ select }: Pick<ListModel, 'select'>) {
  const [note, dismiss] = useNote(readCutOff, removeCutOff)
  if (!note) return null
  const { call, at, answered, unsure, waiting } = note
  const what = call === 'lockDoors' ? 'Locking doors' : 'Changing vehicles'
  return (
    <Notice tone="warn" title={`${what} was cut off at ${timeWords(at)}`}>
      <p>
        Answered: {vehiclesWords(answered)}. Sent, but without an answer: {vehiclesWords(unsure.length)}. Not
        sent: {vehiclesWords(waiting.length)}; nothing was sent later.
      </p>
      <div className="actions">
        <Button
          small
          onClick={() => {
            select([...unsure, ...waiting], true)
            dismiss()
          }}
        >
          Select these {vehiclesWords(unsure.length + waiting.length)}
        </Button>
        <Button small onClick={dismiss}>
          Dismiss
        </Button>
      </div>
    </Notice>
  )
}
