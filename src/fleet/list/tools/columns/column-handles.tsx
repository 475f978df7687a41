import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { columnNames } from '../../../view/columns.ts'
import type { ListModel } from '../../list-model.ts'
import type { TableHandle } from '../../vehicle-table.tsx'
import { ColumnHandle } from './column-handle.tsx'

/** A handle at the right edge of each column's head. The heads are the table's, so that they can be there before this. */
export function ColumnHandles({ view, change, table }: ListModel) {
  const [heads, setHeads] = useState<readonly HTMLElement[]>([])

  // After every drawing: the table comes, goes, and has other columns, without this being told.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const now = headsOf(table.current)
      // Saying the same again would be one more commit for every poll and key.
      if (!isSame(heads, now)) setHeads(now)
    })
    return () => cancelAnimationFrame(frame)
  })

  return heads.map((head) => {
    const name = columnNames.find((one) => one === head.dataset['column'])
    const place = view.columns.findIndex((column) => column.name === name)
    const grid = table.current?.element
    if (!name || place < 0 || !grid || !head.isConnected) return null
    return createPortal(
      <ColumnHandle
        name={name}
        place={place}
        width={view.columns[place]?.width}
        grid={grid}
        head={head}
        onResize={(width) => {
          const column = width === undefined ? { name } : { name, width }
          change({ columns: view.columns.with(place, column) })
        }}
      />,
      head,
      name,
    )
  })
}

function headsOf(table: TableHandle | null): readonly HTMLElement[] {
  return [...(table?.element.querySelectorAll<HTMLElement>('[data-column]') ?? [])]
}

function isSame(before: readonly HTMLElement[], now: readonly HTMLElement[]): boolean {
  return before.length === now.length && before.every((head, place) => head === now[place])
}
