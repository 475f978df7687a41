import { useId, useState } from 'react'
import { useTypedText } from '#ui/use-typed-text.ts'
import type { FleetView } from '../../../view/fleet-view.ts'
import { FacetFrame } from './facet-frame.tsx'
import { SilenceFilter } from './silence-filter.tsx'

interface ReadingFiltersProps {
  readonly view: FleetView
  readonly change: (change: Partial<FleetView>) => void
}

/** What can be asked of the vehicles' latest readings. */
export function ReadingFilters({ view: { levelBelow, silentHours }, change }: ReadingFiltersProps) {
  return (
    <>
      <FacetFrame words="Fuel or charge" chosen={levelBelow === null ? 0 : 1}>
        <LevelField level={levelBelow} onChange={(level) => change({ levelBelow: level })} />
      </FacetFrame>
      <FacetFrame words="Not heard of for" chosen={silentHours === null ? 0 : 1}>
        <SilenceFilter hours={silentHours} onChange={(hours) => change({ silentHours: hours })} />
      </FacetFrame>
    </>
  )
}

interface LevelFieldProps {
  readonly level: number | null
  readonly onChange: (level: number | null) => void
}

function LevelField({ level, onChange }: LevelFieldProps) {
  const errorId = useId()
  const [isWrong, setWrong] = useState(false)
  const field = useTypedText(String(level ?? ''), (text) => {
    const isNumber = /^\s*(?:\d{1,2}|100)\s*%?\s*$/.test(text)
    setWrong(!isNumber && text.trim() !== '')
    onChange(isNumber ? Number.parseInt(text, 10) : null)
  })
  return (
    <>
      <label className="facet-number">
        Below
        <input
          className="amplify-input"
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          aria-label="Fuel or charge below, in percent"
          aria-invalid={isWrong}
          aria-describedby={isWrong ? errorId : undefined}
          {...field}
          onBlur={() => {
            field.onBlur()
            setWrong(false)
          }}
        />
        %
      </label>
      {isWrong && (
        <p className="facet-error" id={errorId} role="alert">
          A whole number from 0 to 100, such as 20.
        </p>
      )}
    </>
  )
}
