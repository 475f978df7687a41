import { countWords } from '../../../words.ts'
import type { Wish } from './facet-choice.ts'
import type { FacetValue } from './facet-values.ts'

interface FacetOptionProps {
  readonly value: FacetValue
  readonly wish: Wish | null
  readonly onWish: (wish: Wish) => void
}

/** The keys that say that a value is not wanted. */
const notKeys: readonly string[] = ['-', 'Delete', 'Backspace']

/** One value: its box wants it; the button beside it, Alt and the box, or one of its keys, want everything but it. */
export function FacetOption({ value: { words, count }, wish, onWish }: FacetOptionProps) {
  const isUnwanted = wish === 'unwanted'
  return (
    <li className={`facet-value${count === 0 ? ' facet-none' : ''}${isUnwanted ? ' facet-unwanted' : ''}`}>
      <label>
        <input
          type="checkbox"
          checked={wish === 'wanted'}
          aria-keyshortcuts="Space - Delete"
          onChange={({ nativeEvent }) =>
            onWish(nativeEvent instanceof MouseEvent && nativeEvent.altKey ? 'unwanted' : 'wanted')
          }
          onKeyDown={(event) => {
            if (!notKeys.includes(event.key) || event.ctrlKey || event.altKey || event.metaKey) return
            event.preventDefault()
            onWish('unwanted')
          }}
        />
        {isUnwanted && <span className="facet-not">not</span>}{' '}
        <bdi className="facet-words" title={words.length > 24 ? words : undefined}>
          {words}
        </bdi>{' '}
        <span className="facet-count">
          {countWords(count)} <span className="hidden-label">{count === 1 ? 'vehicle' : 'vehicles'}</span>
        </span>
      </label>
      {/* The keyboard has keys for it; here it would double the way through the list. */}
      <button
        type="button"
        className="facet-not-button"
        tabIndex={-1}
        aria-pressed={isUnwanted}
        aria-label={`Not ${words}`}
        title={`Everything but ${words}`}
        onClick={() => onWish('unwanted')}
      >
        ≠
      </button>
    </li>
  )
}
