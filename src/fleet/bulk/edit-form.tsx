import { type FormEvent, useEffect, useRef, useState } from 'react'
import { CallButton } from '#auth/call-button.tsx'
import type { FieldProblem } from '#contract/problem.ts'
import { lifecycles } from '#contract/lifecycle.ts'
import { Button } from '#ui/button.tsx'
import { fieldWords, lifecycleWords } from '../words.ts'
import type { BulkEdit } from './bulk-edit.ts'
import { DialogTitle } from './dialog-title.tsx'
import { checkChoices, type EditChoices } from './edit-choices.ts'
import { ChoiceField, TypedField } from './edit-fields.tsx'
import { vehiclesWords } from './run-words.ts'

interface EditFormProps {
  readonly count: number
  readonly choices: EditChoices
  readonly onChange: (choices: EditChoices) => void
  /** Names of depots that there are. */
  readonly depots: readonly string[]
  readonly onPreview: (edit: BulkEdit) => void
  readonly onClose: () => void
}

const keep = ['keep', 'Leave as it is'] as const
const setOrClear = [keep, ['set', 'Set to…'], ['clear', 'Clear']] as const
const lifecycleChoices = [
  keep,
  ...lifecycles.map((one) => [one, lifecycleWords[one].words] as const),
] as const
const tagChoices = [
  ['keep', 'Leave as they are'],
  ['add', 'Add these…'],
  ['remove', 'Remove these…'],
  ['replace', 'Replace by these…'],
] as const

/** What is to be changed, for all vehicles alike. */
export function EditForm({ count, choices, onChange, depots, onPreview, onClose }: EditFormProps) {
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const form = useRef<HTMLFormElement>(null)
  const problemOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  const set = (part: Partial<EditChoices>) => onChange({ ...choices, ...part })
  useEffect(() => {
    if (problems.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [problems])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const check = checkChoices(choices)
    if (check.ok) onPreview(check.edit)
    else setProblems(check.problems)
  }

  return (
    <form className="bulk-step" noValidate onSubmit={submit} ref={form}>
      <DialogTitle>{`Change ${vehiclesWords(count)}`}</DialogTitle>
      <div className="bulk-field">
        <ChoiceField
          label={fieldWords.lifecycle}
          choices={lifecycleChoices}
          value={choices.lifecycle}
          onChange={(lifecycle) => set({ lifecycle })}
        />
      </div>
      <div className="bulk-field">
        <ChoiceField
          label={fieldWords.depot}
          choices={setOrClear}
          value={choices.depotHow}
          onChange={(depotHow) => set({ depotHow })}
        />
        {choices.depotHow === 'set' && (
          <TypedField
            label="New depot"
            value={choices.depot}
            problem={problemOf('depot')}
            suggestions={depots}
            onChange={(depot) => set({ depot })}
          />
        )}
      </div>
      <div className="bulk-field">
        <ChoiceField
          label={fieldWords.driver}
          choices={setOrClear}
          value={choices.driverHow}
          onChange={(driverHow) => set({ driverHow })}
        />
        {choices.driverHow === 'set' && (
          <TypedField
            label="New driver"
            value={choices.driver}
            problem={problemOf('driver')}
            onChange={(driver) => set({ driver })}
          />
        )}
      </div>
      <div className="bulk-field">
        <ChoiceField
          label={fieldWords.tags}
          choices={tagChoices}
          value={choices.tagsHow}
          onChange={(tagsHow) => set({ tagsHow })}
        />
        {choices.tagsHow !== 'keep' && (
          <TypedField
            label="Which tags, separated by commas"
            value={choices.tags}
            problem={problemOf('tags')}
            onChange={(tags) => set({ tags })}
          />
        )}
      </div>
      <p className="bulk-problem" role="alert">
        {problemOf('')}
      </p>
      <div className="actions bulk-end">
        <CallButton call="updateVehicle" type="submit" primary>
          Preview
        </CallButton>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  )
}
