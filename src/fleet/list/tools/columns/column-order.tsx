import { type KeyboardEvent, useRef } from 'react'
import { type ColumnName, columnNames, columnOf } from '../../../view/columns.ts'
import type { ShownColumn } from '../../../view/fleet-view.ts'
import { ColumnWidth } from './column-width.tsx'
import { MoveButtons } from './move-buttons.tsx'
import { moved } from './moved.ts'

interface ColumnOrderProps {
  readonly columns: readonly ShownColumn[]
  readonly onChange: (columns: readonly ShownColumn[]) => void
  /** Tells those who don't see it. */
  readonly onSay: (words: string) => void
}

/** The columns that are shown, in their order, and below them those that are not. */
export function ColumnOrder({ columns, onChange, onSay }: ColumnOrderProps) {
  const list = useRef<HTMLUListElement>(null)
  const places = new Map(columns.map(({ name }, place) => [name, place]))
  const hidden = columnNames.filter((name) => !places.has(name)).map((name): ShownColumn => ({ name }))

  const move = (place: number, by: -1 | 1) => {
    const next = moved(columns, place, by)
    const name = columns[place]?.name
    if (next === columns || !name) return
    onChange(next)
    onSay(`${columnOf(name).words} is now ${place + by + 1} of ${columns.length}.`)
  }
  const moveByKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    const place = [...(list.current?.children ?? [])].findIndex((row) => row.contains(document.activeElement))
    if (by === null || !event.altKey || place >= columns.length) return
    event.preventDefault()
    move(place, by)
  }
  const toggle = (name: ColumnName) => {
    const others = columns.filter((column) => column.name !== name)
    if (others.length === 0) return onSay('One column must stay.')
    onChange(places.has(name) ? others : [...columns, { name }])
    onSay(`${columnOf(name).words} is ${places.has(name) ? 'hidden' : 'shown'}.`)
  }

  return (
    <div role="presentation" onKeyDown={moveByKey}>
      <ul className="tool-rows" ref={list}>
        {[...columns, ...hidden].map((column) => {
          const { name } = column
          const { words } = columnOf(name)
          const place = places.get(name)
          const isShown = place !== undefined
          const isOnly = isShown && columns.length === 1
          return (
            <li key={name}>
              <label className="tool-name">
                <input
                  type="checkbox"
                  checked={isShown}
                  aria-disabled={isOnly || undefined}
                  onChange={() => toggle(name)}
                />
                {words}
              </label>
              {isShown && (
                <span className="tool-controls">
                  <ColumnWidth
                    column={column}
                    onChange={(changed) => onChange(columns.with(place, changed))}
                  />
                  <MoveButtons
                    words={words}
                    place={place}
                    count={columns.length}
                    onMove={(by) => move(place, by)}
                  />
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
