import { useSyncExternalStore } from 'react'
import { CallButton } from '#auth/call-button.tsx'
import { undoOf } from '../vehicle/undo.ts'
import type { Edit, SaveConflict } from '../vehicle/save-vehicle.ts'
import { ConflictLines } from './conflict-lines.tsx'
import type { EditRun } from './edit-run.ts'
import { RunView } from './run-view.tsx'
import { type RunWords, vehiclesWords } from './run-words.ts'

interface EditRunViewProps {
  readonly run: EditRun
  readonly words: RunWords
  readonly overwriting: (conflict: SaveConflict) => Edit
  readonly onUndo: (edits: readonly Edit[]) => void
  readonly onClose: () => void
}

/** A change of many vehicles, or its undo, with its conflicts, and the way back. */
export function EditRunView({ run, words, overwriting, onUndo, onClose }: EditRunViewProps) {
  const { counts } = useSyncExternalStore(run.subscribe, run.state)
  const undo = () =>
    onUndo(
      run.entriesOf('done').flatMap(({ outcome }) => (outcome.kind === 'done' ? undoOf(outcome.done) : [])),
    )
  return (
    <RunView run={run} words={words} call="updateVehicle" onClose={onClose}>
      <ConflictLines run={run} overwriting={overwriting} />
      {counts.done > 0 && (
        <section>
          <p>
            {counts.unsure > 0
              ? 'Before you undo this, try the unsure ones again: what they came to is not known, so they would be left out.'
              : 'This can be undone until you close it.'}
          </p>
          <CallButton call="updateVehicle" onClick={undo}>
            Undo the change of {vehiclesWords(counts.done)}
          </CallButton>
        </section>
      )}
    </RunView>
  )
}
