import { useLayoutEffect, useRef } from 'react'
import type { ListModel } from '../../list-model.ts'
import { activeFilters, withoutFilters } from './active-filters.ts'
import './filter-chips.css'

/** The filters that are on, each with a button that takes it off. Nothing where there are none. */
export function FilterChips({ view, change, table, search }: ListModel) {
  const list = useRef<HTMLUListElement>(null)
  const focusNext = useRef<number | null>(null)
  const filters = activeFilters(view)

  useLayoutEffect(() => {
    const place = focusNext.current
    focusNext.current = null
    if (place === null) return
    // The one that had the focus is gone.
    const buttons = list.current?.querySelectorAll('button') ?? []
    const next = buttons[Math.min(place, buttons.length - 2)] ?? table.current?.element ?? search.current
    next?.focus()
  })

  if (filters.length === 0) return null
  return (
    <ul className="filter-chips" aria-label="Filters that are on" ref={list}>
      {filters.map(({ key, of, words, without }, place) => (
        <li key={key}>
          <button
            type="button"
            className="chip"
            aria-label={`Remove filter ${of}: ${words}`}
            onClick={() => {
              focusNext.current = place
              change(without)
            }}
          >
            <span className="chip-of">{of}:</span>
            <bdi className="chip-words">{words}</bdi>
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          className="chip chip-clear"
          onClick={() => {
            focusNext.current = 0
            change(withoutFilters)
          }}
        >
          Clear all
        </button>
      </li>
    </ul>
  )
}
