import type { Map as MapLibre } from 'maplibre-gl'
import { attributionOf, type Credit } from './attribution.ts'
import { backdropLayers, ownFont } from './backdrop-layers.ts'
import { fleetLayers } from './fleet-layers.ts'
import { localStyle } from './local-style.ts'
import { fillWorld } from './local-world.ts'
import { addMarkImages } from './mark-images.ts'
import type { Scheme } from './palette.ts'
import { fetchTileStyle } from './tile-style.ts'

/** What becomes of the backdrop. */
export interface BackdropListener {
  /** A style was put in: what is drawn on top of it has to be given again. */
  onStyle(): void
  /** What there is to say of it, in place of what was said before. */
  onNotice(words: string): void
  onCredits(credits: readonly Credit[]): void
}

type PaintName = Parameters<MapLibre['setPaintProperty']>[1]

/**
 * What lies below the fleet: the world that comes with the app, or the style of the deployment. That one is put in when it is there, so
 * that the fleet never waits for it, and taken out again if it does not work.
 */
export class MapBackdrop {
  readonly #map: MapLibre
  readonly #closed: AbortSignal
  readonly #listener: BackdropListener
  #scheme: Scheme
  #world: AbortController | undefined
  /** `trying`: the deployment's style was given to the map, which has not taken it yet. */
  #state: 'local' | 'trying' | 'tiles' = 'local'

  constructor(map: MapLibre, scheme: Scheme, listener: BackdropListener, closed: AbortSignal) {
    this.#map = map
    this.#scheme = scheme
    this.#listener = listener
    this.#closed = closed
    map.on('style.load', () => this.#loaded())
    map.on('error', (event) => this.#failed('sourceId' in event))
    map.on('sourcedata', ({ sourceDataType }) => {
      if (sourceDataType === 'metadata' && this.#state === 'tiles') listener.onCredits(attributionOf(map))
    })
  }

  /** Fetches the style of the deployment. */
  async useTiles(address: string): Promise<void> {
    try {
      const style = await fetchTileStyle(address, this.#closed)
      if (this.#closed.aborted) return
      this.#state = 'trying'
      this.#map.setStyle(style, { diff: false })
    } catch (error) {
      if (!this.#closed.aborted) this.#useLocal(reasonOf(error))
    }
  }

  /** The style of a deployment has its own colours, whatever the person prefers. */
  recolour(scheme: Scheme): void {
    this.#scheme = scheme
    if (this.#state !== 'local' || !this.#world) return
    for (const { id, paint = {} } of [...backdropLayers(scheme), ...fleetLayers(scheme, ownFont)]) {
      for (const [name, value] of Object.entries(paint)) {
        this.#map.setPaintProperty(id, name as PaintName, value)
      }
    }
    addMarkImages(this.#map, scheme)
  }

  #loaded(): void {
    if (this.#state === 'trying') this.#state = 'tiles'
    this.#world?.abort()
    this.#world = undefined
    if (this.#state === 'tiles') addMarkImages(this.#map, 'light')
    else {
      this.#world = new AbortController()
      fillWorld(this.#map, AbortSignal.any([this.#world.signal, this.#closed]))
      this.recolour(this.#scheme)
    }
    this.#listener.onStyle()
  }

  #failed(ofSource: boolean): void {
    if (this.#state === 'trying') this.#useLocal('it is no valid style')
    else if (this.#state === 'tiles' && ofSource) {
      this.#listener.onNotice('Parts of the map could not be loaded. The vehicles on it are right.')
    }
  }

  #useLocal(reason: string): void {
    this.#listener.onNotice(
      `The map of this site could not be loaded: ${reason}. This is the plain one instead.`,
    )
    this.#listener.onCredits([])
    if (this.#state === 'local') return
    this.#state = 'local'
    this.#map.setStyle(localStyle(this.#scheme), { diff: false })
  }
}

/** Words of ours; the browser's own would tell nobody anything. */
function reasonOf(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'its server did not answer'
  if (error instanceof SyntaxError) return 'it is not JSON'
  return error instanceof Error && !(error instanceof TypeError) ? error.message : 'the connection failed'
}
