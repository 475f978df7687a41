import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { palettes, type Scheme } from './palette.ts'

/** The names under which the map holds what is drawn of the fleet. */
export const fleetSources = {
  groups: 'fleet-groups',
  depots: 'fleet-depots',
  picked: 'fleet-picked',
} as const

const empty: SourceSpecification = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } }

/** The fleet's sources, still empty. */
export function emptyFleetSources(): Record<string, SourceSpecification> {
  return Object.fromEntries(Object.values(fleetSources).map((name) => [name, empty]))
}

const isGroup: ExpressionSpecification = ['>', ['get', 'count'], 1]
const isSelected: ExpressionSpecification = ['>', ['get', 'selected'], 0]

/** How the fleet is drawn: depots below, then groups, then single vehicles with the ring of the selected ones around them. */
export function fleetLayers(scheme: Scheme, font: readonly string[]): LayerSpecification[] {
  const colours = palettes[scheme]
  const textFont = [...font]
  return [
    {
      id: 'fleet-depots',
      type: 'symbol',
      source: fleetSources.depots,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': textFont,
        'text-size': 13,
        'text-max-width': 12,
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': 2.1,
      },
      paint: { 'text-color': colours.ink, 'text-halo-color': colours.paper, 'text-halo-width': 1.5 },
    },
    {
      id: 'fleet-picked',
      type: 'circle',
      source: fleetSources.picked,
      paint: {
        'circle-radius': 26,
        'circle-color': colours.group,
        'circle-opacity': 0.25,
        'circle-stroke-color': colours.group,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'fleet-groups',
      type: 'circle',
      source: fleetSources.groups,
      filter: isGroup,
      paint: {
        'circle-color': colours.group,
        'circle-radius': ['step', ['get', 'count'], 16, 10, 18, 100, 20, 1000, 23, 10_000, 26],
        'circle-stroke-color': ['case', isSelected, colours.selected, colours.paper],
        // All are selected: a thick ring; some: a thinner one.
        'circle-stroke-width': ['case', ['==', ['get', 'count'], ['get', 'selected']], 5, isSelected, 3, 1.5],
      },
    },
    {
      id: 'fleet-counts',
      type: 'symbol',
      source: fleetSources.groups,
      filter: isGroup,
      layout: {
        'text-field': ['get', 'label'],
        'text-font': textFont,
        'text-size': ['case', isSelected, 11, 13],
        'text-line-height': 1.1,
        'text-allow-overlap': true,
        // Names of depots keep clear of the circle.
        'text-padding': 10,
      },
      paint: { 'text-color': colours.onGroup },
    },
    {
      id: 'fleet-selected',
      type: 'circle',
      source: fleetSources.groups,
      filter: ['all', ['==', ['get', 'count'], 1], isSelected],
      paint: {
        'circle-radius': 16,
        'circle-color': colours.paper,
        'circle-opacity': 0.7,
        'circle-stroke-color': colours.selected,
        'circle-stroke-width': 4,
      },
    },
    {
      id: 'fleet-pointers',
      type: 'symbol',
      source: fleetSources.groups,
      filter: ['has', 'headingDeg'],
      layout: {
        'icon-image': 'pointer',
        'icon-rotate': ['get', 'headingDeg'],
        'icon-rotation-alignment': 'map',
        'icon-offset': [0, -17],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
    {
      id: 'fleet-vehicles',
      type: 'symbol',
      source: fleetSources.groups,
      filter: ['==', ['get', 'count'], 1],
      layout: {
        'icon-image': ['get', 'mark'],
        'icon-size': 1.2,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ]
}
