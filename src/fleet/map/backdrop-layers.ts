import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { palettes, type Scheme } from './palette.ts'

/** The names under which the map holds the world that comes with the app. */
export const worldSources = {
  coarse: 'world-coarse',
  fine: 'world-fine',
  names: 'world-names',
  grid: 'world-grid',
} as const

/** The font that stands for the device's own: text is then drawn here and not fetched. */
export const ownFont: readonly string[] = ['sans-serif']

/** From this zoom on the fine borders are worth their bytes. */
export const fineFrom = 3

/** The world's sources, still empty; `name` tells countries apart. */
export function emptyWorldSources(): Record<string, SourceSpecification> {
  const data = { type: 'FeatureCollection' as const, features: [] }
  return Object.fromEntries(
    Object.values(worldSources).map((name) => [
      name,
      { type: 'geojson', data, maxzoom: 10, promoteId: 'name' },
    ]),
  )
}

/** The layers that draw the countries of one source. */
export function backdropIds(source: string): readonly [string, string] {
  return [`${source}-land`, `${source}-borders`]
}

/** How the world is drawn: sea, land, borders, a grid to see movement by, names of countries. */
export function backdropLayers(scheme: Scheme): LayerSpecification[] {
  const { sea, land, border, grid, muted, paper } = palettes[scheme]
  // Not before all countries are there.
  const layout = { visibility: 'none' as const }
  const borders = (source: string): LayerSpecification[] => {
    const [fill, line] = backdropIds(source)
    return [
      { id: fill, type: 'fill', source, layout, paint: { 'fill-color': land } },
      { id: line, type: 'line', source, layout, paint: { 'line-color': border, 'line-width': 1 } },
    ]
  }
  return [
    { id: 'world-sea', type: 'background', paint: { 'background-color': sea } },
    ...borders(worldSources.coarse),
    ...borders(worldSources.fine),
    {
      id: 'world-grid',
      type: 'line',
      source: worldSources.grid,
      paint: { 'line-color': grid, 'line-width': 0.75 },
    },
    {
      id: 'world-names',
      type: 'symbol',
      source: worldSources.names,
      maxzoom: 7,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [...ownFont],
        'text-size': 11,
        'text-transform': 'uppercase',
        'text-letter-spacing': 0.1,
      },
      paint: { 'text-color': muted, 'text-halo-color': paper, 'text-halo-width': 1 },
    },
  ]
}
