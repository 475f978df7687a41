import { TextField as AmplifyTextField } from '@aws-amplify/ui-react'
import type { Ref } from 'react'
import './amplify-fields.css'

/** What every field of a form has beside its kind. `ref`, `name` and the events come from the form. */
export interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly readOnly?: boolean | undefined
  readonly name: string
  readonly onChange: (event: { target: unknown; type?: string }) => Promise<void | boolean>
  readonly onBlur: (event: { target: unknown; type?: string }) => Promise<void | boolean>
  readonly ref: Ref<never>
}

interface TextFieldProps extends FieldProps {
  readonly inputMode?: 'text' | 'numeric'
  readonly spellCheck?: boolean
}

/** One line of text, with its label, hint and error. */
export function TextField({
  label,
  hint,
  error,
  readOnly,
  inputMode = 'text',
  spellCheck = false,
  ...field
}: TextFieldProps) {
  return (
    <AmplifyTextField
      label={label}
      descriptiveText={hint}
      hasError={error !== undefined}
      errorMessage={error}
      isReadOnly={readOnly ?? false}
      inputMode={inputMode}
      spellCheck={spellCheck}
      autoComplete="off"
      {...field}
    />
  )
}
