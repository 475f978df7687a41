import type { MultiPolygon, Polygon } from 'geojson'

type Ring = number[][]

/**
 * The atlas has areas as they are on a globe, so that a ring may step from 180° east to 180° west. On a flat map that would be a line
 * across the world: here longitudes go on beyond 180° instead (RFC 7946 lets them), and a ring around a pole is closed there.
 */
export function wholeRings(area: Polygon | MultiPolygon): Polygon | MultiPolygon {
  if (area.type === 'Polygon') return { ...area, coordinates: area.coordinates.map(wholeRing) }
  return { ...area, coordinates: area.coordinates.map((rings) => rings.map(wholeRing)) }
}

function wholeRing(ring: Ring): Ring {
  let turns = 0
  const whole = ring.map(([lon = 0, lat = 0], index) => {
    const step = lon - (ring[index - 1]?.[0] ?? lon)
    if (Math.abs(step) > 180) turns -= Math.sign(step)
    return [lon + turns * 360, lat]
  })
  const [first, last] = [whole[0], whole.at(-1)]
  if (turns === 0 || !first || !last) return whole
  const [firstLon = 0, firstLat = 0] = first
  const pole = firstLat < 0 ? -90 : 90
  return [...whole, [last[0] ?? 0, pole], [firstLon, pole], first]
}
