import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { type Box, isWithin, widened } from './box.ts'
import { labelDepots } from './depots.ts'
import { depotFeatures, groupFeatures, pickedFeatures } from './features.ts'
import { fleetSources } from './fleet-layers.ts'
import { type Group, groupNear, groupVehicles } from './groups.ts'
import { mercator, worldPixels } from './mercator.ts'
import { type Placed, placeVehicles } from './placed.ts'

/** What a finger hits, in pixels from the middle of a mark (44 across, WCAG 2.5.5). */
const fingerPixels = 22

/** Vehicles that stand out, by vehicleId: those that are selected, and those whose card is open. */
export interface Highlights {
  readonly selected: ReadonlySet<string>
  readonly picked: ReadonlySet<string>
}

/**
 * Draws the vehicles that are on a map now, and some way beyond its edges. Only those few hundred marks are given to the library:
 * giving it 100,000 would keep everything else waiting for seconds.
 */
export class FleetDrawing {
  readonly #map: MapLibre
  #placed: Placed = placeVehicles([], new Map())
  #highlights: Highlights = { selected: new Set(), picked: new Set() }
  #groups: readonly Group[] = []
  #drawn: { readonly box: Box; readonly zoom: number } | undefined

  constructor(map: MapLibre) {
    this.#map = map
    map.on('move', () => this.#follow())
  }

  get placed(): Placed {
    return this.#placed
  }

  /** Takes these vehicles in place of the ones before; the map stays where it is. */
  show(placed: Placed, { selected, picked }: Highlights): void {
    const moved = placed !== this.#placed
    this.#placed = placed
    this.#highlights = { selected, picked }
    this.#put(fleetSources.picked, pickedFeatures(placed, picked))
    if (moved) this.#put(fleetSources.depots, depotFeatures(labelDepots(placed)))
    this.#drawn = undefined
    this.#follow()
  }

  /** Gives the map all data again, after its style was replaced. */
  again(): void {
    this.show({ ...this.#placed }, this.#highlights)
  }

  /** Groups anew if the map now shows what is not drawn, or is nearer or farther than it was. */
  #follow(): void {
    // By half steps, so that a slow pinch does not make the marks dance.
    const zoom = Math.floor(this.#map.getZoom() * 2) / 2
    const view = viewOf(this.#map)
    if (this.#drawn?.zoom === zoom && isWithin(view, this.#drawn.box)) return
    this.#drawn = { box: widened(view, 0.5), zoom }
    this.#groups = groupVehicles(this.#placed, this.#drawn.box, zoom, this.#highlights.selected)
    this.#put(fleetSources.groups, groupFeatures(this.#groups, this.#placed))
  }

  /** What is drawn where somebody points, in pixels from the top left corner. */
  at(point: { readonly x: number; readonly y: number }): Group | undefined {
    const { lng, lat } = this.#map.unproject([point.x, point.y])
    const place = { x: mercator.x(lng), y: mercator.y(lat) }
    return groupNear(this.#groups, place, fingerPixels / worldPixels(this.#map.getZoom()))
  }

  /** What is drawn nearest to the middle of the map, if anything is in view. */
  nearMiddle(): Group | undefined {
    const { west, north, east, south } = viewOf(this.#map)
    const inView = this.#groups.filter(({ x, y }) => x >= west && x <= east && y >= north && y <= south)
    return groupNear(inView, { x: (west + east) / 2, y: (north + south) / 2 }, 1)
  }

  #put(source: string, data: Parameters<GeoJSONSource['setData']>[0]): void {
    void this.#map.getSource<GeoJSONSource>(source)?.setData(data)
  }
}

/** The part of the world that a map shows. */
export function viewOf(map: MapLibre): Box {
  const bounds = map.getBounds()
  return {
    west: mercator.x(bounds.getWest()),
    north: mercator.y(bounds.getNorth()),
    east: mercator.x(bounds.getEast()),
    south: mercator.y(bounds.getSouth()),
  }
}
