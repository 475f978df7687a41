import { useEffect, useEffectEvent } from 'react'
import { useNavigate } from 'react-router'
import { vehiclePath } from '../../paths.ts'
import { idsBetween } from '../../search/ids-between.ts'
import type { ListModel } from '../list-model.ts'

/** How far a key moves, in rows; Home and End as far as there are any. */
function step(key: string, pageRows: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return 1
    case 'ArrowUp':
      return -1
    case 'PageDown':
      return pageRows
    case 'PageUp':
      return -pageRows
    case 'Home':
      return -Infinity
    case 'End':
      return Infinity
    default:
      return undefined
  }
}

/**
 * The keys of the list while the table has the focus (WAI-ARIA grid pattern, by rows): the row that has the attention is told by
 * `aria-activedescendant`, so that the focus is never lost to a row that has scrolled away.
 */
export function useListKeys(model: ListModel, onHelp: () => void): void {
  const navigate = useNavigate()

  const move = (rows: number, extend: boolean) => {
    const { found, active, setActive, select, table } = model
    if (found.count === 0) return
    const from = active === null ? -1 : found.placeOf(active)
    const start = from < 0 ? (rows > 0 ? -1 : 0) : from
    const to = Math.min(Math.max(start + rows, 0), found.count - 1)
    const vehicleId = found.row(to)?.vehicle.vehicleId
    if (vehicleId === undefined) return
    setActive(vehicleId)
    table.current?.reveal(to)
    if (extend) select(from < 0 ? [vehicleId] : idsBetween(found, from, to), true)
  }

  const onTableKey = useEffectEvent((event: KeyboardEvent) => {
    const { table, active, selection, select, found, search, change, view } = model
    // The heads of the columns have keys of their own.
    if (event.target !== table.current?.element || event.altKey || event.metaKey) return
    const rows = step(event.key, table.current?.pageRows() ?? 1)
    if (rows !== undefined) move(rows, event.shiftKey)
    else if (event.key === 'Enter' && active !== null) void navigate(vehiclePath(active))
    else if (event.key === ' ' && active !== null) select([active], !selection.has(active))
    else if (event.key === 'a' && event.ctrlKey) {
      select(
        found.rows().map(({ vehicle }) => vehicle.vehicleId),
        true,
      )
    } else if (event.key === 'Escape') select([...selection], false)
    else if (event.key === '?') onHelp()
    else if (/^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey) {
      search.current?.focus()
      change({ text: view.text + event.key })
    } else return
    event.preventDefault()
  })

  const onPageKey = useEffectEvent((event: KeyboardEvent) => {
    const { search, table } = model
    const isTyping =
      event.target instanceof Element && event.target.matches('input, textarea, select, [contenteditable]')
    if (event.key === '/' && !isTyping && !event.ctrlKey) {
      search.current?.focus()
      event.preventDefault()
    } else if (event.key === 'ArrowDown' && event.target === search.current && table.current) {
      table.current.element.focus()
      move(1, false)
      event.preventDefault()
    }
  })

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return
      onTableKey(event)
      onPageKey(event)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
