import { useId } from 'react'
import './choice.css'

interface ChoiceProps<Value extends string> {
  /** What is chosen, for those who can't see that the options belong together. */
  readonly legend: string
  readonly options: Readonly<Record<Value, string>>
  readonly chosen: Value
  readonly onChange: (value: Value) => void
}

/** One of a few, side by side. */
export function Choice<Value extends string>({ legend, options, chosen, onChange }: ChoiceProps<Value>) {
  const name = useId()
  return (
    <fieldset className="choice">
      <legend className="hidden-label">{legend}</legend>
      {(Object.keys(options) as Value[]).map((value) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            className="hidden-label"
            checked={chosen === value}
            onChange={() => onChange(value)}
          />
          {options[value]}
        </label>
      ))}
    </fieldset>
  )
}
