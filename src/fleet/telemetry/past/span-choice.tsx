import { type PastSpan, spanNames, spans } from './spans.ts'

interface SpanChoiceProps {
  readonly span: PastSpan
  readonly onChange: (span: PastSpan) => void
}

/** How far back. */
export function SpanChoice({ span, onChange }: SpanChoiceProps) {
  return (
    <fieldset className="span-choice">
      <legend className="hidden-label">How far back</legend>
      {spanNames.map((name) => (
        <label key={name}>
          <input
            type="radio"
            name="past-span"
            className="hidden-label"
            checked={span === name}
            onChange={() => onChange(name)}
          />
          {spans[name].words}
        </label>
      ))}
    </fieldset>
  )
}
