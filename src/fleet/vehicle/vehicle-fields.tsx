import type { FieldErrors, UseFormRegister } from 'react-hook-form'
import { lifecycles } from '#contract/lifecycle.ts'
import { powertrains } from '#contract/powertrain.ts'
import type { VehicleField } from '#contract/vehicle.ts'
import { normalizeVin, vinProblem } from '#contract/vin.ts'
import { SelectField } from '#ui/select-field.tsx'
import { TextField } from '#ui/text-field.tsx'
import { fieldWords, lifecycleWords, powertrainWords } from '../words.ts'
import type { FormValues } from './form-values.ts'

/** The form's sections, named as the facts are; first what changes most often. */
const sections: readonly { readonly title: string; readonly fields: readonly VehicleField[] }[] = [
  { title: 'Lifecycle', fields: ['lifecycle'] },
  { title: 'Assignment', fields: ['driver', 'depot', 'tags'] },
  {
    title: 'Identity',
    fields: [
      'licensePlate',
      'plateRegion',
      'callSign',
      'vin',
      'make',
      'model',
      'modelYear',
      'bodyType',
      'powertrain',
    ],
  },
]

const choices = {
  lifecycle: lifecycles.map((one) => [one, lifecycleWords[one].words] as const),
  powertrain: powertrains.map((one) => [one, powertrainWords[one]] as const),
}

interface VehicleFieldsProps {
  readonly register: UseFormRegister<FormValues>
  readonly values: FormValues
  readonly errors: FieldErrors<FormValues>
  readonly readOnly: boolean
}

/** Every field of a vehicle that can be changed. */
export function VehicleFields({ register, values, errors, readOnly }: VehicleFieldsProps) {
  return sections.map(({ title, fields }) => (
    <fieldset key={title} className="card form-section">
      <legend>{title}</legend>
      {fields.map((field) => {
        const common = {
          label: fieldWords[field],
          hint: hintOf(field, values[field]),
          error: errors[field]?.message,
          readOnly,
          ...register(field),
        }
        return field === 'lifecycle' || field === 'powertrain' ? (
          <SelectField key={field} choices={choices[field]} {...common} />
        ) : (
          <TextField
            key={field}
            inputMode={field === 'modelYear' ? 'numeric' : 'text'}
            spellCheck={false}
            {...common}
          />
        )
      })}
    </fieldset>
  ))
}

function hintOf(field: VehicleField, value: string): string | undefined {
  if (field === 'tags') return 'Separated by commas'
  if (field !== 'vin') return undefined
  const problem = vinProblem(normalizeVin(value))
  return problem?.severity === 'warning'
    ? `Please check: ${problem.message}`
    : '17 characters, on the chassis'
}
