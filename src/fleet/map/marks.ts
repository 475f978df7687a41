import type { Connectivity } from '#contract/telemetry.ts'
import { type Lifecycle, lifecycles } from '#contract/lifecycle.ts'

/** How a vehicle is drawn on the map: an outline in a square of 24, filled in a colour for light and for dark maps. */
export interface Mark {
  readonly outline: string
  readonly light: string
  readonly dark: string
}

/** The shape says the lifecycle, so that the colour need not. */
export const marks: Readonly<Record<Lifecycle, Mark>> = {
  // A disc.
  available: { outline: 'M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18z', light: '#1b7f46', dark: '#5fcf8f' },
  // A diamond.
  inUse: { outline: 'M12 1.5L22.5 12L12 22.5L1.5 12z', light: '#1164b4', dark: '#6cb6f5' },
  // A square.
  maintenance: { outline: 'M4 4H20V20H4z', light: '#a86400', dark: '#f2b84b' },
  // A cross.
  outOfService: {
    outline: 'M7 2.5L12 7.5L17 2.5L21.5 7L16.5 12L21.5 17L17 21.5L12 16.5L7 21.5L2.5 17L7.5 12L2.5 7z',
    light: '#5a6670',
    dark: '#a9b7c1',
  },
  // A bar.
  retired: { outline: 'M2 8H22V16H2z', light: '#5a6670', dark: '#a9b7c1' },
  // A triangle, as on a warning sign.
  stolen: { outline: 'M12 1.5L23 21.5H1z', light: '#c01c22', dark: '#ff8d8d' },
}

/** How much of a mark is filled says whether the vehicle answers. */
export const fills: Readonly<Record<Connectivity, number>> = { online: 1, asleep: 0.4, offline: 0 }

/** The pointer beside a moving vehicle's mark, towards north. */
export const pointer = 'M12 0L18 9L12 6.5L6 9z'

/** The name of a mark's picture. */
export function markName(lifecycle: Lifecycle, connectivity: Connectivity): string {
  return `${lifecycle}-${connectivity}`
}

/** All of them. */
export const markNames = lifecycles.flatMap((lifecycle) =>
  (Object.keys(fills) as Connectivity[]).map((connectivity) => ({
    name: markName(lifecycle, connectivity),
    mark: marks[lifecycle],
    fill: fills[connectivity],
  })),
)
