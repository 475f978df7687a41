import { Map as MapLibre } from 'maplibre-gl'
import type { Box } from './box.ts'
import { FleetDrawing, type Highlights, viewOf } from './fleet-drawing.ts'
import { localStyle } from './local-style.ts'
import { type BackdropListener, MapBackdrop } from './map-backdrop.ts'
import { MapCamera, type MapView, nearest } from './map-camera.ts'
import { followPointing, type PointingListener } from './map-pointing.ts'
import { nameWorker } from './map-worker.ts'
import { mercator } from './mercator.ts'
import type { Scheme } from './palette.ts'
import type { Placed } from './placed.ts'

/** What the map tells. */
export interface MapListener extends PointingListener, Pick<BackdropListener, 'onNotice' | 'onCredits'> {
  /** A box was drawn around a part of the world. */
  onBox(box: Box): void
  /** The map came to rest on this part of the world. */
  onView(view: Box): void
}

export interface MapOptions {
  readonly scheme: Scheme
  /** The https address of a MapLibre style; null: the world that comes with the app. */
  readonly mapStyle: string | null
  /** The id of the element that says how the map is used. */
  readonly describedBy: string
  /** Where the person left it the last time. */
  readonly view: MapView | undefined
  /** One vehicle on a page of other things: the map goes along with it, leaves scrolling to the page, and opens nothing. */
  readonly embedded: boolean
}

/** A map of the fleet on the page. */
export interface FleetMapHandle {
  readonly camera: MapCamera
  show(placed: Placed, highlights: Highlights): void
  recolour(scheme: Scheme): void
  focus(): void
  close(): void
}

/**
 * Opens a map in an element of the page.
 * @throws {Error} where the browser has no WebGL 2.
 */
export function openMap(container: HTMLElement, options: MapOptions, listener: MapListener): FleetMapHandle {
  nameWorker()
  const closed = new AbortController()
  // The browser may keep what MapLibre has had, by the stack of an error within it: then it is this, and not the page around it.
  const own = container.appendChild(document.createElement('div'))
  own.className = 'map-own'
  const map = new MapLibre({
    container: own,
    style: localStyle(options.scheme),
    attributionControl: false,
    renderWorldCopies: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    maxZoom: nearest.atMost,
    fadeDuration: 0,
    cooperativeGestures: options.embedded,
    boxZoom: !options.embedded && {
      boxZoomEnd(_, from, to) {
        const [a, b] = [map.unproject(from), map.unproject(to)]
        listener.onBox({
          west: mercator.x(Math.min(a.lng, b.lng)),
          east: mercator.x(Math.max(a.lng, b.lng)),
          north: mercator.y(Math.max(a.lat, b.lat)),
          south: mercator.y(Math.min(a.lat, b.lat)),
        })
      },
    },
    locale: { 'Map.Title': options.embedded ? 'Map of the vehicle' : 'Map of vehicles' },
    ...options.view,
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  map.getCanvas().setAttribute('aria-describedby', options.describedBy)

  const drawing = new FleetDrawing(map)
  const camera = new MapCamera(map, {
    follows: options.view === undefined,
    goesAlong: options.embedded,
    // Without streets there is nothing to see of a single vehicle's surroundings but the country that it is in.
    byItself: options.embedded && options.mapStyle === null ? nearest.countryOf : nearest.byItself,
  })
  const onStyle = () => drawing.again()
  const backdrop = new MapBackdrop(map, options.scheme, { ...listener, onStyle }, closed.signal)
  if (options.mapStyle !== null) void backdrop.useTiles(options.mapStyle)
  if (!options.embedded) followPointing(map, drawing, camera, listener)
  map.on('moveend', () => listener.onView(viewOf(map)))

  return {
    camera,
    show(placed, highlights) {
      camera.follow(placed)
      drawing.show(placed, highlights)
      listener.onView(viewOf(map))
    },
    recolour: (scheme) => backdrop.recolour(scheme),
    focus: () => map.getCanvas().focus(),
    close() {
      closed.abort()
      map.remove()
      own.remove()
    },
  }
}
