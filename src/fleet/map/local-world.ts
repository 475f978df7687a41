import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { backdropIds, fineFrom, worldSources } from './backdrop-layers.ts'
import { gridLines } from './grid.ts'
import { type Country, countriesOf, countryLabels, type Detail } from './world.ts'

/**
 * Fills the map that comes with the app with borders, finer ones once the map is close enough, and with a grid that follows it.
 * Without borders the fleet is still there, so that they can't be fetched is no failure to tell.
 */
export function fillWorld(map: MapLibre, closed: AbortSignal): void {
  const load = (detail: Detail) => loadBorders(map, detail, closed).catch(() => undefined)
  let loading: Promise<unknown> = load('coarse')
  let isFine = false
  const follow = () => {
    const bounds = map.getBounds()
    const [west, south, east, north] = [
      bounds.getWest(),
      bounds.getSouth(),
      bounds.getEast(),
      bounds.getNorth(),
    ]
    // Some way beyond the edge, so that it is there while the map is moved.
    const [dx, dy] = [east - west, north - south]
    const part = {
      west: west - dx,
      south: Math.max(south - dy, -85),
      east: east + dx,
      north: Math.min(north + dy, 85),
    }
    void sourceOf(map, worldSources.grid)?.setData(gridLines(part))
    if (isFine || map.getZoom() < fineFrom) return
    isFine = true
    loading = loading.then(() => load('fine'))
  }
  map.on('moveend', follow)
  closed.addEventListener('abort', () => map.off('moveend', follow))
  follow()
}

async function loadBorders(map: MapLibre, detail: Detail, closed: AbortSignal): Promise<void> {
  const countries: Country[] = []
  for await (const some of countriesOf(detail, closed)) {
    countries.push(...some)
    await sourceOf(map, worldSources[detail])?.updateData({ add: some })
  }
  closed.throwIfAborted()
  for (const id of backdropIds(worldSources[detail])) map.setLayoutProperty(id, 'visibility', 'visible')
  if (detail === 'coarse') await sourceOf(map, worldSources.names)?.setData(countryLabels(countries))
  // One in place of the other, since each has bays that the other has not.
  else for (const id of backdropIds(worldSources.coarse)) map.setLayoutProperty(id, 'visibility', 'none')
}

function sourceOf(map: MapLibre, name: string): GeoJSONSource | undefined {
  return map.getSource<GeoJSONSource>(name)
}
