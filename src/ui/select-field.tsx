import { SelectField as AmplifySelectField } from '@aws-amplify/ui-react'
import type { FieldProps } from './text-field.tsx'
import './amplify-fields.css'

interface SelectFieldProps extends FieldProps {
  /** Value and words of each choice. */
  readonly choices: readonly (readonly [value: string, words: string])[]
}

/** One of a few values, with its label, hint and error. */
export function SelectField({ label, hint, error, readOnly, choices, ...field }: SelectFieldProps) {
  return (
    <AmplifySelectField
      label={label}
      descriptiveText={hint}
      hasError={error !== undefined}
      errorMessage={error}
      isDisabled={readOnly ?? false}
      {...field}
    >
      {choices.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </AmplifySelectField>
  )
}
