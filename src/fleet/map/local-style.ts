import type { StyleSpecification } from 'maplibre-gl'
import { backdropLayers, emptyWorldSources, ownFont } from './backdrop-layers.ts'
import { emptyFleetSources, fleetLayers } from './fleet-layers.ts'
import type { Scheme } from './palette.ts'

/** The map that comes with the app, needing no tile server: the world's countries, and the fleet on top. */
export function localStyle(scheme: Scheme): StyleSpecification {
  return {
    version: 8,
    sources: { ...emptyWorldSources(), ...emptyFleetSources() },
    layers: [...backdropLayers(scheme), ...fleetLayers(scheme, ownFont)],
  }
}
