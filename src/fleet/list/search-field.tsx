import type { RefObject } from 'react'
import type { FleetView } from '../view/fleet-view.ts'

interface SearchFieldProps {
  readonly text: string
  readonly onChange: (change: Partial<FleetView>) => void
  readonly field: RefObject<HTMLInputElement | null>
}

/** What is typed is looked for at once. */
export function SearchField({ text, onChange, field }: SearchFieldProps) {
  return (
    <search className="list-search">
      <label>
        <span className="hidden-label">Search plate, VIN, call sign, make, model, driver or tag</span>
        <input
          className="amplify-input"
          type="search"
          placeholder="Plate, VIN, model, driver, tag …"
          autoComplete="off"
          spellCheck={false}
          value={text}
          maxLength={200}
          ref={field}
          onChange={({ target }) => onChange({ text: target.value })}
        />
      </label>
    </search>
  )
}
