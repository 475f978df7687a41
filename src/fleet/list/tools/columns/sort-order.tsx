import { useRef } from 'react'
import { Button } from '#ui/button.tsx'
import { columnNames, columnOf } from '../../../view/columns.ts'
import type { SortKey } from '../../../view/fleet-view.ts'
import { moved } from './moved.ts'
import { SortRow } from './sort-row.tsx'

interface SortOrderProps {
  readonly sort: readonly SortKey[]
  readonly onChange: (sort: readonly SortKey[]) => void
  /** Tells those who don't see it. */
  readonly onSay: (words: string) => void
}

/** By what the rows are sorted: first by this, what is equal by the next. */
export function SortOrder({ sort, onChange, onSay }: SortOrderProps) {
  const list = useRef<HTMLOListElement>(null)
  const free = columnNames.filter((name) => sort.every(({ column }) => column !== name))
  const focus = (place: number, control: string) =>
    list.current?.children[place]?.querySelector<HTMLElement>(control)?.focus()

  const move = (place: number, by: -1 | 1) => {
    const key = sort[place]
    if (!key) return
    onChange(moved(sort, place, by))
    onSay(`${columnOf(key.column).words} is now ${place + by + 1} of ${sort.length}.`)
    focus(place + by, `[aria-label$="${by < 0 ? 'up' : 'down'}"]`)
  }
  const remove = (place: number) => {
    const key = sort[place]
    if (!key || sort.length === 1) return
    onChange(sort.toSpliced(place, 1))
    onSay(`No longer sorted by ${columnOf(key.column).words}.`)
    focus(Math.max(place - 1, 0), 'select')
  }
  const add = () => {
    const [column] = free
    if (column === undefined) return
    onChange([...sort, { column, descending: false }])
    onSay(`Then sorted by ${columnOf(column).words}.`)
  }

  return (
    <>
      <ol className="tool-rows" ref={list}>
        {sort.map((key, place) => (
          // By its place: what has the focus is never moved in the page.
          <SortRow
            key={place}
            sortKey={key}
            place={place}
            count={sort.length}
            free={free}
            onChange={(changed) => onChange(sort.with(place, changed))}
            onMove={(by) => move(place, by)}
            onRemove={() => remove(place)}
          />
        ))}
      </ol>
      <Button small refused={free.length === 0} onClick={add}>
        Sort also by …
      </Button>
    </>
  )
}
