import { useId, useState } from 'react'
import { countWords } from '../../../words.ts'
import type { Choice } from '../../../search/facet-index.ts'
import { folded } from '../../../search/folded.ts'
import { type FacetName, facetOf } from '../../../view/facets.ts'
import { wishFor, withWish } from './facet-choice.ts'
import { FacetFrame } from './facet-frame.tsx'
import { FacetOption } from './facet-option.tsx'
import { type FacetValue, facetValues } from './facet-values.ts'

interface FacetFilterProps {
  readonly name: FacetName
  readonly counts: ReadonlyMap<string, number>
  readonly choice: Choice | undefined
  readonly onChoose: (choice: Choice) => void
}

/** How many values are shown at first, and at most. */
const few = 8
const most = 200

/** The values of one facet: any of the wanted ones, none of the others. A long list has a search of its own. */
export function FacetFilter({ name, counts, choice, onChoose }: FacetFilterProps) {
  const [text, setText] = useState('')
  const [isWhole, setWhole] = useState(false)
  const listId = useId()
  const { words } = facetOf(name)
  const values = facetValues(name, counts, choice)
  const isLong = values.length > few + 2
  const matching = values.filter((value) => folded(value.words).includes(folded(text)))
  const limit = !isLong ? values.length : isWhole || text !== '' ? most : few
  const isChosen = ({ value }: FacetValue) => wishFor(choice, value) !== null
  const shown = matching.filter((value, place) => place < limit || isChosen(value))
  const chosen = (choice?.wanted.length ?? 0) + (choice?.unwanted.length ?? 0)

  return (
    <FacetFrame words={words} chosen={chosen}>
      {isLong && (
        <input
          className="amplify-input facet-search"
          type="search"
          aria-label={`Search ${words.toLowerCase()}`}
          aria-controls={listId}
          placeholder={`Search ${countWords(values.length)}`}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      )}
      <ul className="facet-values" id={listId}>
        {shown.map((value) => (
          <FacetOption
            key={value.value}
            value={value}
            wish={wishFor(choice, value.value)}
            onWish={(wish) => onChoose(withWish(choice, value.value, wish))}
          />
        ))}
      </ul>
      {shown.length === 0 && <p className="facet-note">None is called that.</p>}
      {matching.length > shown.length && limit === most && (
        <p className="facet-note">{`${countWords(matching.length - shown.length)} more: search for them.`}</p>
      )}
      {isLong && text === '' && (
        <button
          type="button"
          className="facet-more"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Show fewer' : `Show all ${countWords(values.length)}`}
        </button>
      )}
    </FacetFrame>
  )
}
