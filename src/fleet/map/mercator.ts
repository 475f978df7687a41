/**
 * Web Mercator as the map draws it: 0 to 1 from the antimeridian eastwards, and from 85° north southwards.
 * @see https://en.wikipedia.org/wiki/Web_Mercator_projection
 */
export const mercator = {
  x: (lon: number): number => lon / 360 + 0.5,
  y: (lat: number): number => 0.5 - Math.atanh(Math.sin(lat * radian)) / (2 * Math.PI),
  lon: (x: number): number => (x - 0.5) * 360,
  lat: (y: number): number => Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) / radian,
}

/** Beyond these latitudes the map has nothing. */
export const mostNorthern = 85.05

const radian = Math.PI / 180

/** How many pixels the world is wide at a zoom. */
export function worldPixels(zoom: number): number {
  return 512 * 2 ** zoom
}
