import { useId } from 'react'

interface ChoiceFieldProps<Value extends string> {
  readonly label: string
  /** Value and words of each choice. */
  readonly choices: readonly (readonly [value: Value, words: string])[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** What is done with a field. */
export function ChoiceField<Value extends string>({
  label,
  choices,
  value,
  onChange,
}: ChoiceFieldProps<Value>) {
  const id = useId()
  const choose = (text: string) => {
    const chosen = choices.find(([one]) => one === text)
    if (chosen) onChange(chosen[0])
  }
  return (
    <div className="bulk-choice">
      <label htmlFor={id}>{label}</label>
      <select className="amplify-input" id={id} value={value} onChange={({ target }) => choose(target.value)}>
        {choices.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

interface TypedFieldProps {
  readonly label: string
  readonly value: string
  readonly problem: string | undefined
  readonly suggestions?: readonly string[]
  readonly onChange: (value: string) => void
}

/** A value that is typed, with what is wrong with it. */
export function TypedField({ label, value, problem, suggestions = [], onChange }: TypedFieldProps) {
  const id = useId()
  return (
    <div className="bulk-typed">
      <label htmlFor={id}>{label}</label>
      <input
        className="amplify-input"
        id={id}
        value={value}
        list={suggestions.length > 0 ? `${id}list` : undefined}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}problem`}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
      />
      {suggestions.length > 0 && (
        <datalist id={`${id}list`}>
          {suggestions.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </datalist>
      )}
      {problem !== undefined && (
        <span className="bulk-problem" id={`${id}problem`}>
          {problem}
        </span>
      )}
    </div>
  )
}
