import { useEffect, useMemo, useRef, useState } from 'react'
import { useCaller } from '#auth/caller-context.tsx'
import { Loading } from '#ui/loading.tsx'
import { useFleetApi } from '../api/fleet-api-context.tsx'
import { useFleetStore } from '../store/fleet-store-context.tsx'
import { type Edit, resolved, type SaveConflict } from '../vehicle/save-vehicle.ts'
import type { BulkDialogParts } from './bulk-dialog-parts.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { type BulkEdit, editOf } from './bulk-edit.ts'
import { removeCutOff } from './cut-off-note.ts'
import { noChoices } from './edit-choices.ts'
import { EditForm } from './edit-form.tsx'
import { type EditPlan, planEdit } from './edit-plan.ts'
import { EditPreview } from './edit-preview.tsx'
import { EditRunView } from './edit-run-view.tsx'
import { createEditRun, type EditRun } from './edit-run.ts'
import { noteCutOff } from './note-cut-off.ts'
import { editWords, type RunWords, undoWords } from './run-words.ts'
import { useRunning } from './use-running.ts'
import { useSelected } from './use-selected.ts'

type Step =
  | { readonly kind: 'form' }
  | { readonly kind: 'planning' }
  | { readonly kind: 'preview'; readonly edit: BulkEdit; readonly plan: EditPlan }
  | {
      readonly kind: 'run'
      readonly run: EditRun
      readonly words: RunWords
      readonly overwriting: (conflict: SaveConflict) => Edit
    }

/** Changes all vehicles that are selected: what, then what that would do, then how it goes; and back. */
export function EditDialog({ vehicleIds, onClose }: BulkDialogParts) {
  const api = useFleetApi()
  const caller = useCaller()
  const { vehicles: feed } = useFleetStore()
  const { vehicles, gone } = useSelected(vehicleIds)
  const [choices, setChoices] = useState(noChoices)
  const [step, setStep] = useState<Step>({ kind: 'form' })
  const planning = useRef<AbortController>(null)
  const depots = useMemo(
    () => [...new Set(feed.state().items.map(({ depot }) => depot ?? ''))].filter(Boolean).toSorted(),
    [feed],
  )
  const { busy, follow } = useRunning()
  useEffect(() => () => planning.current?.abort(), [])

  const preview = async (edit: BulkEdit) => {
    const abort = new AbortController()
    planning.current = abort
    setStep({ kind: 'planning' })
    const plan = await planEdit(edit, vehicles, abort.signal).catch(() => null)
    if (plan) setStep({ kind: 'preview', edit, plan })
  }

  const begin = (edits: readonly Edit[], rest: Omit<Extract<Step, { kind: 'run' }>, 'kind' | 'run'>) => {
    const run = createEditRun({ api, caller, keepAll: (saved) => feed.putAll(saved) }, edits)
    follow(run)
    noteCutOff(run, caller, 'updateVehicle')
    setStep({ kind: 'run', run, ...rest })
    void run.send(edits)
  }

  const close = () => {
    if (step.kind === 'run') removeCutOff(caller)
    onClose()
  }

  return (
    <BulkDialog busy={busy} onClose={close}>
      {step.kind === 'form' && (
        <EditForm
          count={vehicles.length}
          choices={choices}
          onChange={setChoices}
          depots={depots}
          onPreview={(edit) => void preview(edit)}
          onClose={close}
        />
      )}
      {step.kind === 'planning' && <Loading what="Working out what would change" />}
      {step.kind === 'preview' && (
        <EditPreview
          edit={step.edit}
          plan={step.plan}
          gone={gone}
          onBack={() => setStep({ kind: 'form' })}
          onConfirm={() =>
            begin(step.plan.edits, {
              words: editWords,
              overwriting: ({ current }) => editOf(step.edit, current),
            })
          }
          onClose={close}
        />
      )}
      {step.kind === 'run' && (
        <EditRunView
          key={step.words.done}
          {...step}
          onUndo={(edits) =>
            begin(edits, { words: undoWords, overwriting: (conflict) => resolved(conflict, 'mine') })
          }
          onClose={close}
        />
      )}
    </BulkDialog>
  )
}
