import type { Map as MapLibre } from 'maplibre-gl'
import type { Position } from '#contract/telemetry.ts'
import { type Box, boxAround, toBounds } from './box.ts'
import type { Placed } from './placed.ts'

/** Where somebody left a map; degrees, longitude first. */
export interface MapView {
  readonly center: [number, number]
  readonly zoom: number
}

/** How near a map goes: to show what country it is; by itself, since one without streets shows nothing more then; and at most. */
export const nearest = { countryOf: 4, byItself: 14, atMost: 19 } as const

/** Names of depots stand beside the outermost marks. */
const padding = 64

/** A mark with the ring around it, in pixels. */
const margin = 40

interface MapCameraOptions {
  /** Whether it shows all vehicles until the person moves the map. */
  readonly follows: boolean
  /** Whether it also goes along with vehicles that drive on. */
  readonly goesAlong: boolean
  /** How near it goes by itself. */
  readonly byItself: number
}

/** Decides what part of the world is shown: all vehicles until the person moves the map, then what they chose. */
export class MapCamera {
  readonly #map: MapLibre
  readonly #options: MapCameraOptions
  #follows: boolean
  #count = 0

  constructor(map: MapLibre, options: MapCameraOptions) {
    this.#map = map
    this.#options = options
    this.#follows = options.follows
    // Only what a person does has an event of the browser with it.
    map.on('movestart', ({ originalEvent }) => {
      if (originalEvent) this.#follows = false
    })
  }

  /** Where the person left the map; undefined while that is left to the map. */
  get view(): MapView | undefined {
    if (this.#follows) return undefined
    const { lng, lat } = this.#map.getCenter()
    return { center: [lng, lat], zoom: this.#map.getZoom() }
  }

  /** More or other vehicles came: shows them all, if nobody has moved the map. A fleet that only drives on moves nothing. */
  follow(placed: Placed): void {
    const { length } = placed.vehicles
    if (this.#follows && length !== this.#count) this.#fit(boxAround(placed), false)
    else if (this.#follows && this.#options.goesAlong) this.#goAlong(boxAround(placed))
    this.#count = length
  }

  showAll(placed: Placed): void {
    this.#follows = true
    this.#fit(boxAround(placed), true)
  }

  zoomBy(steps: 1 | -1): void {
    this.#follows &&= this.#options.goesAlong
    this.#map.easeTo({ zoom: this.#map.getZoom() + steps })
  }

  /** Goes so near that these vehicles come apart. False where they stand in one place and never would. */
  zoomTo(placed: Placed, indices: readonly number[]): boolean {
    const box = boxAround(placed, indices)
    const camera = box && this.#map.cameraForBounds(toBounds(box), { padding, maxZoom: nearest.atMost })
    if (!camera?.zoom || camera.zoom <= this.#map.getZoom() + 0.1) return false
    this.#follows = false
    this.#map.easeTo(camera)
    return true
  }

  /** Moves the map, if what lies at a place is hidden behind something, until it is beside or above that. */
  uncover({ lat, lon }: Position, cover: DOMRect): void {
    const map = this.#map.getContainer().getBoundingClientRect()
    const point = this.#map.project([lon, lat])
    const [x, y] = [point.x + map.left, point.y + map.top]
    const hidden =
      x > cover.left - margin && x < cover.right + margin && y > cover.top - margin && y < cover.bottom
    if (!hidden) return
    const beside: [number, number] = [x - cover.right - margin, 0]
    const above: [number, number] = [0, y - cover.top + margin]
    this.#map.panBy(cover.width < map.width / 2 ? beside : above)
  }

  #fit(box: Box | null, animate: boolean): void {
    // Straight there: the flight of the library takes seconds across a continent.
    const straight = { linear: true, duration: 500, animate }
    if (box) this.#map.fitBounds(toBounds(box), { padding, maxZoom: this.#options.byItself, ...straight })
  }

  /** As near as before. */
  #goAlong(box: Box | null): void {
    if (box) this.#map.easeTo({ center: toBounds(box)[0], duration: 500 })
  }
}
