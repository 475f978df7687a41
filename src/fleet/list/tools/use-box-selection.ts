import { useEffectEvent, useLayoutEffect, useRef } from 'react'
import { idsBetween } from '../../search/ids-between.ts'
import type { ListModel } from '../list-model.ts'

/** A click on a row's box selects it; with Shift, everything from the box before. */
export function useBoxSelection(model: ListModel): void {
  const last = useRef<string | null>(null)

  const onBox = useEffectEvent((vehicleId: string, extend: boolean) => {
    const { found, selection, select, setActive } = model
    const from = extend && last.current !== null ? found.placeOf(last.current) : -1
    const ids = from < 0 ? [vehicleId] : idsBetween(found, from, found.placeOf(vehicleId))
    select(ids, !selection.has(vehicleId))
    setActive(vehicleId)
    last.current = vehicleId
  })

  useLayoutEffect(() => {
    const onClick = ({ target, shiftKey }: MouseEvent) => {
      const cell = target instanceof Element ? target.closest<HTMLElement>('[data-vehicle]') : null
      const vehicleId = cell?.dataset['vehicle']
      if (vehicleId !== undefined) onBox(vehicleId, shiftKey)
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [])

  const { panel } = model
  useLayoutEffect(() => {
    const screen = panel?.closest<HTMLElement>('.list-screen')
    if (!screen) return
    // Until then its boxes look as if they could not be pressed.
    screen.dataset['selects'] = ''
    return () => void delete screen.dataset['selects']
  }, [panel])
}
