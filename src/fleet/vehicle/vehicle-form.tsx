import { type FormEvent, useRef, useState } from 'react'
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
import { changedFields, type FormValues, toForm } from './form-values.ts'
import type { Conflict } from './merge.ts'
import { type SaveOutcome, saveVehicle } from './save-vehicle.ts'
import type { SavedState } from './saved-notice.ts'
import { UnsavedGuard } from './unsaved-guard.tsx'
import { useKeepVehicle } from './use-vehicle.ts'
import { VehicleFields } from './vehicle-fields.tsx'

/** What stands between the person and a saved record: someone else's edit of the same fields. */
interface Dispute {
  readonly by: string
  readonly conflicts: readonly Conflict[]
}

/** Changes a vehicle. Only changed fields are sent; nothing typed is lost, whatever the answer is. */
export function VehicleForm({ vehicle }: { readonly vehicle: Vehicle }) {
  const api = useFleetApi()
  const navigate = useNavigate()
  const keep = useKeepVehicle()
  const { allowed } = useAccess('updateVehicle', vehicle)
  // The record that the edit starts from; a reload in the background must not move it.
  const [base, setBase] = useState(vehicle)
  const [dispute, setDispute] = useState<Dispute | null>(null)
  const [failure, setFailure] = useState<Error | null>(null)
  const form = useForm<FormValues>({ defaultValues: toForm(vehicle) })
  const { errors, isSubmitting } = form.formState
  // A second press may come before the first is rendered.
  const saving = useRef(false)
  const values = useWatch({ control: form.control }) as FormValues
  const changed = changedFields(toForm(base), values)

  const show = (problems: readonly FieldProblem[]) => {
    for (const [index, { field, message }] of problems.entries()) {
      if (isField(field)) form.setError(field, { message }, { shouldFocus: index === 0 })
    }
  }

  const finish = (saved: Vehicle, words: string) => {
    keep(saved)
    const state: SavedState = { saved: words }
    void navigate(vehiclePath(saved.vehicleId), { state, replace: true })
  }

  const settle = (outcome: SaveOutcome) => {
    switch (outcome.kind) {
      case 'saved':
        return finish(outcome.vehicle, savedWords(outcome.taken))
      case 'unchanged':
        return finish(outcome.vehicle, 'Nothing to save: the vehicle is already as you want it.')
      case 'invalid':
        return show(outcome.problems)
      case 'conflict':
        keep(outcome.current)
        setBase(outcome.current)
        form.reset(outcome.merge.merged)
        return setDispute({ by: outcome.current.updatedBy, conflicts: outcome.merge.conflicts })
    }
  }

  const save = form.handleSubmit(async (values) => {
    setFailure(null)
    setDispute(null)
    try {
      settle(await saveVehicle(api, base, values))
    } catch (error) {
      const fields = error instanceof ApiError ? (error.failure.fields ?? []) : []
      show(fields)
      if (!fields.some(({ field }) => isField(field))) setFailure(asError(error))
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
      <UnsavedGuard unsaved={changed.length > 0} />
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

function savedWords(taken: readonly VehicleField[]): string {
  if (taken.length === 0) return 'Saved.'
  const others = taken.map((field) => fieldWords[field]).join(', ')
  return `Saved. Someone else had changed ${others} meanwhile; that was kept.`
}

function isField(name: string): name is VehicleField {
  return (vehicleFieldNames as readonly string[]).includes(name)
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
