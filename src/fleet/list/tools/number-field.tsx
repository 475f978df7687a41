import { useId, useState } from 'react'
import { useTypedText } from '#ui/use-typed-text.ts'

interface NumberFieldProps {
  readonly label: string
  /** Null: the field is empty. */
  readonly value: number | null
  /** What a text says; null where it is no number that can be meant. */
  readonly read: (text: string) => number | null
  /** Null: nothing is in the field, or nothing that can be meant. */
  readonly onChange: (value: number | null) => void
  /** What can be meant. */
  readonly expected: string
  readonly isDecimal?: boolean
  readonly placeholder?: string
  /** What is typed on the way to a number changes nothing yet. */
  readonly keepWhileWrong?: boolean
}

/** A field for a number, which says at once what it expects, and forgets what it can't read when it is left. */
export function NumberField({
  label,
  value,
  read,
  onChange,
  expected,
  isDecimal,
  placeholder,
  keepWhileWrong,
}: NumberFieldProps) {
  const errorId = useId()
  const [isWrong, setWrong] = useState(false)
  const field = useTypedText(String(value ?? ''), (text) => {
    const number = read(text)
    const wrong = number === null && text.trim() !== ''
    setWrong(wrong)
    if (!(wrong && keepWhileWrong)) onChange(number)
  })
  return (
    <>
      <input
        className="amplify-input"
        inputMode={isDecimal ? 'decimal' : 'numeric'}
        autoComplete="off"
        maxLength={6}
        placeholder={placeholder}
        aria-label={label}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? errorId : undefined}
        {...field}
        onBlur={() => {
          field.onBlur()
          setWrong(false)
        }}
      />
      {isWrong && (
        <span className="facet-error" id={errorId} role="alert">
          {expected}
        </span>
      )}
    </>
  )
}
