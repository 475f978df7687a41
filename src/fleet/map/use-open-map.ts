import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import type { Credit } from './attribution.ts'
import type { Box } from './box.ts'
import type { MapView } from './map-camera.ts'
import type { FleetMapHandle, MapListener, openMap } from './open-map.ts'
import type { Scheme } from './palette.ts'
import type { Placed } from './placed.ts'

/** What a map on the page shows. */
export interface MapContents {
  readonly placed: Placed
  readonly selected: ReadonlySet<string>
  /** Whose card is open. */
  readonly picked: ReadonlySet<string>
  readonly scheme: Scheme
  readonly mapStyle: string | null
  readonly viewKey?: string
  /** One vehicle on a page of other things. */
  readonly embedded?: boolean
}

/** A map that is kept as its contents are. */
export interface OpenMap {
  readonly handle: FleetMapHandle | undefined
  /** Why there is no map: the browser has no WebGL 2, or the map's code could not be fetched. */
  readonly failure: 'noWebGL' | 'notLoaded' | undefined
  readonly view: Box | undefined
  readonly notice: string
  readonly said: string
  readonly credits: readonly Credit[]
}

/** The library is a third of a megabyte: what surrounds the map is there before it. */
const loadLibrary = () => import('./open-map.ts')

const views = new Map<string, MapView>()

/** Opens a map in an element, as long as that is on the page. */
export function useOpenMap(
  container: RefObject<HTMLElement | null>,
  describedBy: string,
  { placed, selected, picked, scheme, mapStyle, viewKey = '', embedded = false }: MapContents,
  listener: Pick<MapListener, 'onVehicles' | 'onBox'>,
): OpenMap {
  const [handle, setHandle] = useState<FleetMapHandle>()
  const [failure, setFailure] = useState<OpenMap['failure']>()
  const [view, onView] = useState<Box>()
  const [notice, onNotice] = useState('')
  const [said, onSay] = useState('')
  const [credits, onCredits] = useState<readonly Credit[]>([])
  const onVehicles = useEffectEvent(listener.onVehicles)
  const onBox = useEffectEvent(listener.onBox)
  const open = useEffectEvent(
    (open: typeof openMap, element: HTMLElement, style: string | null, left?: MapView) =>
      open(
        element,
        { scheme, mapStyle: style, describedBy, view: left, embedded },
        {
          onVehicles: (indices, byKeyboard) => onVehicles(indices, byKeyboard),
          onBox: (box) => onBox(box),
          onView,
          onNotice,
          onSay,
          onCredits,
        },
      ),
  )

  useEffect(() => {
    let opened: FleetMapHandle | undefined
    let gone = false
    const begin = async () => {
      const library = await loadLibrary().catch(() => undefined)
      if (gone || !container.current) return
      if (!library) return setFailure('notLoaded')
      try {
        opened = open(library.openMap, container.current, mapStyle, views.get(viewKey))
        setHandle(opened)
      } catch {
        setFailure('noWebGL')
      }
    }
    void begin()
    return () => {
      gone = true
      if (!opened) return
      const left = opened.camera.view
      if (viewKey !== '' && left) views.set(viewKey, left)
      opened.close()
    }
  }, [container, mapStyle, viewKey])
  useEffect(() => handle?.show(placed, { selected, picked }), [handle, placed, selected, picked])
  useEffect(() => handle?.recolour(scheme), [handle, scheme])

  return { handle, failure, view, notice, said, credits }
}
