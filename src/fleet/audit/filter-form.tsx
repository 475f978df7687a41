import { type FormEvent, useId, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { type EntryFilters, filterWords, isFiltered, noFilters } from './entry-filters.ts'
import { FilterFields, type FilterFieldsProps } from './filter-fields.tsx'
import { filterProblem, filtersOf, type FilterTexts, textsOf } from './filter-texts.ts'
import { zoneWords } from './local-time.ts'

interface FilterFormProps extends Pick<FilterFieldsProps, 'actions' | 'people' | 'onPeopleWanted'> {
  readonly filters: EntryFilters
  readonly onFilter: (filters: EntryFilters) => void
  /** Whether times can be named too. */
  readonly withTimes?: boolean
}

/** Which entries are shown. A choice counts at once; what is typed does when it is confirmed, since half of it matches nothing. */
export function FilterForm({ filters, onFilter, withTimes = false, ...fields }: FilterFormProps) {
  const zoneId = useId()
  const [texts, setTexts] = useState(() => textsOf(filters))
  const [seen, setSeen] = useState(filters)
  if (seen !== filters) {
    setSeen(filters)
    setTexts(textsOf(filters))
  }
  const wished = filtersOf(texts, filters)
  const problem = filterProblem(wished)

  const change = (part: Partial<FilterTexts>, confirmed: boolean) => {
    const next = { ...texts, ...part }
    setTexts(next)
    const chosen = filtersOf(next, filters)
    if (confirmed && !filterProblem(chosen)) onFilter(chosen)
  }
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    if (!problem) onFilter(wished)
  }
  const timeField = (name: 'from' | 'to') => (
    <label>
      {filterWords[name]}
      <input
        className="amplify-input"
        type="datetime-local"
        max="9999-12-31T23:59"
        aria-describedby={zoneId}
        aria-invalid={problem !== null || undefined}
        value={texts[name]}
        onChange={({ target }) => change({ [name]: target.value }, false)}
      />
    </label>
  )

  return (
    <form className="entry-filters" aria-label="Filter" onSubmit={confirm}>
      <FilterFields texts={texts} onChange={change} {...fields} />
      {withTimes && (
        <>
          {timeField('from')}
          {timeField('to')}
          <p id={zoneId} className="unknown entry-filters-note">
            {problem ?? `Times are in ${zoneWords()}.`}
          </p>
        </>
      )}
      <div className="actions entry-filters-note">
        <Button type="submit" small>
          Show matching entries
        </Button>
        {isFiltered(filters) && (
          <Button small onClick={() => onFilter(noFilters)}>
            Clear the filters
          </Button>
        )}
      </div>
    </form>
  )
}
