import type { StyleSpecification } from 'maplibre-gl'
import { emptyFleetSources, fleetLayers } from './fleet-layers.ts'
import { ownFont } from './backdrop-layers.ts'

/** A tile server that says nothing for so long is taken for one that is not there. */
const patienceMs = 10_000

/**
 * The style that the deployment's configuration names, with the fleet on top of it. It is fetched without credentials.
 * @throws {Error} in words, if it can't be fetched or is no MapLibre style (version 8).
 * @see https://maplibre.org/maplibre-style-spec/
 */
export async function fetchTileStyle(address: string, closed: AbortSignal): Promise<StyleSpecification> {
  const signal = AbortSignal.any([closed, AbortSignal.timeout(patienceMs)])
  const response = await fetch(address, { credentials: 'omit', signal })
  if (!response.ok) throw new Error(`its server answered ${response.status}`)
  const style: unknown = await response.json()
  if (!isStyle(style)) throw new Error('it is no MapLibre style of version 8')
  return {
    ...style,
    sources: { ...style.sources, ...emptyFleetSources() },
    layers: [...style.layers, ...fleetLayers('light', fontOf(style))],
  }
}

function isStyle(style: unknown): style is StyleSpecification {
  return (
    typeof style === 'object' &&
    style !== null &&
    'version' in style &&
    style.version === 8 &&
    'sources' in style &&
    typeof style.sources === 'object' &&
    'layers' in style &&
    Array.isArray(style.layers)
  )
}

/** A font that the style's server has, if it has any: it would be asked for ours otherwise. */
export function fontOf({ glyphs, layers }: StyleSpecification): readonly string[] {
  if (glyphs === undefined) return ownFont
  const fonts = layers.map((layer) => (layer.type === 'symbol' ? layer.layout?.['text-font'] : undefined))
  return fonts.find(isFontList) ?? ownFont
}

/** An expression begins with its operator, such as `step`, and holds other things than texts. */
function isFontList(font: unknown): font is string[] {
  return Array.isArray(font) && font.every((part) => typeof part === 'string')
}
