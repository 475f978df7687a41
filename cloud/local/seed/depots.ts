/** A place (degrees of WGS 84), north and east positive. */
export interface Place {
  readonly lat: number
  readonly lon: number
}

/** Where vehicles are at home; `code` begins their call signs, `region` (ISO 3166-2) is where most are registered. */
export interface Depot {
  readonly name: string
  readonly code: string
  readonly region: string
  readonly weight: number
  /** Where its vehicles go about: between two corners, southwest and northeast, with hardly any water between them. */
  readonly area: readonly [southwest: Place, northeast: Place]
}

const between = (south: number, west: number, north: number, east: number): Depot['area'] => [
  { lat: south, lon: west },
  { lat: north, lon: east },
]

/** The depots of each tenant of the local cloud. */
export const depotsOf = {
  north: [
    {
      name: 'Minneapolis Central',
      code: 'MSP',
      region: 'US-MN',
      weight: 30,
      area: between(44.85, -93.42, 45.1, -93.1),
    },
    {
      name: 'Chicago West',
      code: 'CHI',
      region: 'US-IL',
      weight: 40,
      area: between(41.72, -88.05, 42.02, -87.7),
    },
    {
      name: 'Milwaukee Harbor',
      code: 'MKE',
      region: 'US-WI',
      weight: 18,
      area: between(42.92, -88.15, 43.12, -87.92),
    },
    {
      name: 'Detroit North',
      code: 'DTW',
      region: 'US-MI',
      weight: 24,
      area: between(42.4, -83.3, 42.62, -83),
    },
    {
      name: 'New York, Queens',
      code: 'NYQ',
      region: 'US-NY',
      weight: 32,
      area: between(40.67, -73.88, 40.75, -73.74),
    },
    {
      name: 'Seattle Georgetown',
      code: 'SEA',
      region: 'US-WA',
      weight: 22,
      area: between(47.4, -122.33, 47.55, -122.28),
    },
    {
      name: 'Toronto Etobicoke',
      code: 'YYZ',
      region: 'CA-ON',
      weight: 20,
      area: between(43.65, -79.7, 43.82, -79.42),
    },
    {
      name: 'Montréal – Saint-Léonard, dépôt principal',
      code: 'YUL',
      region: 'CA-QC',
      weight: 16,
      area: between(45.53, -73.64, 45.585, -73.57),
    },
  ],
  south: [
    {
      name: 'Dallas Trinity',
      code: 'DAL',
      region: 'US-TX',
      weight: 30,
      area: between(32.7, -96.92, 32.92, -96.74),
    },
    {
      name: 'San José del Cabo',
      code: 'SJD',
      region: 'US-CA',
      weight: 6,
      area: between(23.06, -109.74, 23.16, -109.69),
    },
    {
      name: 'Los Angeles, Vernon',
      code: 'LAX',
      region: 'US-CA',
      weight: 28,
      area: between(33.85, -118.36, 34.1, -118),
    },
    {
      name: 'Atlanta Airport',
      code: 'ATL',
      region: 'US-GA',
      weight: 20,
      area: between(33.52, -84.6, 33.85, -84.25),
    },
  ],
} as const satisfies Record<string, readonly Depot[]>

/** A tenant of the local cloud. */
export type SeedTenant = keyof typeof depotsOf
