import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { CallButton } from '#auth/call-button.tsx'
import { useAccess } from '#auth/can.tsx'
import type { FieldProblem } from '#contract/problem.ts'
import { type Vehicle, type VehicleField, vehicleFieldNames } from '#contract/vehicle.ts'
import { Notice } from '#ui/notice.tsx'
import { ApiError } from '../api/api-error.ts'
import { useFleetApi } from '../api/fleet-api-context.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { vehiclePath } from '../paths.ts'
import { fieldWords } from '../words.ts'
import { ConflictPanel } from './conflict-panel.tsx'
import type { DraftKeeper } from './draft-keeper.ts'
import { baseOf, changedFields, type FormValues } from './form-values.ts'
import type { Conflict } from './merge.ts'
import { RestoredNotice } from './restored-notice.tsx'
import { type SaveOutcome, saveVehicle } from './save-vehicle.ts'
import type { SavedState } from './saved-notice.ts'
import { savedWords } from './saved-words.ts'
import { useRememberSave } from './undo-memory.ts'
import { UnsavedGuard } from './unsaved-guard.tsx'
import { useKeepVehicle } from './use-vehicle.ts'
import { VehicleFields } from './vehicle-fields.tsx'

/** What stands between the person and a saved record: someone else's edit of the same fields. */
interface Dispute {
  readonly by: string
  readonly conflicts: readonly Conflict[]
}

interface VehicleFormProps {
  readonly vehicle: Vehicle
  readonly draft: DraftKeeper
}

/** Changes a vehicle. Only changed fields are sent; nothing typed is lost, whatever the answer is, or if none comes. */
export function VehicleForm({ vehicle, draft }: VehicleFormProps) {
  const { vehicleId } = vehicle
  const api = useFleetApi()
  const navigate = useNavigate()
  const keep = useKeepVehicle()
  const remember = useRememberSave()
  const { allowed } = useAccess('updateVehicle', vehicle)
  // The record that the edit starts from; a reload in the background must not move it.
  const [base, setBase] = useState(() => draft.found?.base ?? baseOf(vehicle))
  const [discarded, setDiscarded] = useState(false)
  const [dispute, setDispute] = useState<Dispute | null>(null)
  const [failure, setFailure] = useState<Error | null>(null)
  const form = useForm<FormValues>({ defaultValues: draft.found?.values ?? base.values })
  const { errors, isSubmitting } = form.formState
  // A second press may come before the first is rendered.
  const saving = useRef(false)
  const values = useWatch({ control: form.control }) as FormValues
  const changed = changedFields(base.values, values)
  useEffect(() => draft.keep(base, values), [draft, base, values])

  const show = (problems: readonly FieldProblem[]) => {
    for (const [index, { field, message }] of problems.entries()) {
      if (isField(field)) form.setError(field, { message }, { shouldFocus: index === 0 })
    }
  }

  const discard = () => {
    setBase(baseOf(vehicle))
    form.reset(baseOf(vehicle).values)
    setDispute(null)
    setFailure(null)
    setDiscarded(true)
  }
  // The button that had the focus is gone: on to the first field.
  useEffect(() => {
    if (discarded) form.setFocus('lifecycle')
  }, [discarded, form])

  const finish = (saved: Vehicle | null, words: string) => {
    if (saved) keep(saved)
    draft.drop()
    const state: SavedState = { saved: words }
    void navigate(vehiclePath(vehicleId), { state, replace: true })
  }

  const settle = (outcome: SaveOutcome) => {
    switch (outcome.kind) {
      case 'saved':
        remember(outcome.save)
        return finish(outcome.save.after, savedWords(outcome.taken))
      case 'unchanged':
        return finish(outcome.vehicle, 'Nothing to save: the vehicle is already as you want it.')
      case 'invalid':
        return show(outcome.problems)
      case 'conflict':
        keep(outcome.current)
        setBase(baseOf(outcome.current))
        form.reset(outcome.merge.merged)
        return setDispute({ by: outcome.current.updatedBy, conflicts: outcome.merge.conflicts })
    }
  }

  const save = form.handleSubmit(async (values) => {
    setFailure(null)
    setDispute(null)
    try {
      settle(await saveVehicle(api, { vehicleId, base, values }))
    } catch (error) {
      const fields = error instanceof ApiError ? (error.failure.fields ?? []) : []
      show(fields)
      // What is at no field of the form must be said all the same.
      if (fields.length === 0 || fields.some(({ field }) => !isField(field))) setFailure(asError(error))
    }
  })

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (saving.current) return
    saving.current = true
    await save().finally(() => (saving.current = false))
  }

  return (
    <form className="vehicle-form" noValidate onSubmit={(event) => void submit(event)}>
      <UnsavedGuard unsaved={changed.length > 0} onDrop={draft.drop} />
      {draft.found && !discarded && <RestoredNotice at={draft.found.at} onDiscard={discard} />}
      {dispute && (
        <ConflictPanel
          {...dispute}
          onChoose={(field, value) => form.setValue(field, value, { shouldDirty: true })}
        />
      )}
      {failure && <FailureNotice error={failure} />}
      <VehicleFields register={form.register} values={values} errors={errors} readOnly={!allowed} />
      <div className="form-end">
        <CallButton call="updateVehicle" on={vehicle} type="submit" primary busy={isSubmitting}>
          {isSubmitting ? 'Saving…' : 'Save'}
        </CallButton>
        <p className="unknown" role="status">
          {changed.length === 0
            ? 'Nothing changed yet.'
            : `Changed: ${changed.map((field) => fieldWords[field]).join(', ')}`}
        </p>
      </div>
      {Object.keys(errors).length > 0 && (
        <Notice tone="bad">Not saved: mend the fields marked above, then save again.</Notice>
      )}
    </form>
  )
}

function isField(name: string): name is VehicleField {
  return (vehicleFieldNames as readonly string[]).includes(name)
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
