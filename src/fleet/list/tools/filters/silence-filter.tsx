import { useId, useState } from 'react'
import { NumberField } from '../number-field.tsx'
import { silenceWords, usualSilences } from './silence-words.ts'

interface SilenceFilterProps {
  readonly hours: number | null
  readonly onChange: (hours: number | null) => void
}

const isUsual = (hours: number) => usualSilences.some((usual) => usual === hours)

/** For how long a vehicle has not been heard of: one of the usual times, or any other. */
export function SilenceFilter({ hours, onChange }: SilenceFilterProps) {
  const name = useId()
  const [isAsked, setAsked] = useState(false)
  const isOther = isAsked || (hours !== null && !isUsual(hours))
  const choose = (wish: number | null) => {
    setAsked(false)
    onChange(wish)
  }
  return (
    <div className="facet-radios">
      <label>
        <input type="radio" name={name} checked={hours === null && !isOther} onChange={() => choose(null)} />
        Any time
      </label>
      {usualSilences.map((usual) => (
        <label key={usual}>
          <input
            type="radio"
            name={name}
            checked={hours === usual && !isOther}
            onChange={() => choose(usual)}
          />
          {silenceWords(usual)}
        </label>
      ))}
      <label>
        <input type="radio" name={name} checked={isOther} onChange={() => setAsked(true)} />
        Other
      </label>
      {isOther && (
        <HoursField
          hours={hours}
          onChange={(wish) => {
            setAsked(true)
            onChange(wish)
          }}
        />
      )}
    </div>
  )
}

function HoursField({ hours, onChange }: SilenceFilterProps) {
  return (
    <div className="facet-number">
      <NumberField
        label="Not heard of for, in hours"
        value={hours}
        read={hoursIn}
        onChange={onChange}
        expected="A whole number of hours from 1 to 8760, which is a year."
      />
      hours
    </div>
  )
}

function hoursIn(text: string): number | null {
  const isNumber = /^\s*\d{1,4}\s*$/.test(text) && Number(text) >= 1 && Number(text) <= 8760
  return isNumber ? Number(text) : null
}
