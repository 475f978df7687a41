import { useId } from 'react'
import { decisions } from '#contract/history.ts'
import type { RouteName } from '#contract/routes.ts'
import { filterWords, longestPerson } from './entry-filters.ts'
import { actionWords, decisionNames } from './entry-words.ts'
import type { FilterTexts } from './filter-texts.ts'

export interface FilterFieldsProps {
  readonly texts: FilterTexts
  /** `confirmed`: chosen, and not only typed so far. */
  readonly onChange: (part: Partial<FilterTexts>, confirmed: boolean) => void
  readonly actions: readonly RouteName[]
  /** Usernames to choose from; others can be typed. */
  readonly people: readonly string[]
  readonly onPeopleWanted?: (() => void) | undefined
}

/** Who, what, and how it was decided. */
export function FilterFields({ texts, onChange, actions, people, onPeopleWanted }: FilterFieldsProps) {
  const listId = useId()
  return (
    <>
      <label>
        {filterWords.person}
        <input
          className="amplify-input"
          placeholder="Exact username"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={longestPerson}
          list={listId}
          value={texts.person}
          onFocus={onPeopleWanted}
          onChange={({ target }) => onChange({ person: target.value }, false)}
        />
      </label>
      <datalist id={listId}>
        {people.map((username) => (
          <option key={username}>{username}</option>
        ))}
      </datalist>
      <label>
        {filterWords.action}
        <select
          className="amplify-input"
          value={texts.action}
          onChange={({ target }) => onChange({ action: target.value }, true)}
        >
          <option value="">Any</option>
          {actions.map((action) => (
            <option key={action} value={action}>
              {actionWords(action)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {filterWords.decision}
        <select
          className="amplify-input"
          value={texts.decision}
          onChange={({ target }) => onChange({ decision: target.value }, true)}
        >
          <option value="">Any</option>
          {decisions.map((decision) => (
            <option key={decision} value={decision}>
              {decisionNames[decision]}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}
