/** Where vehicles are at home; `code` begins their call signs, `region` (ISO 3166-2) is where most are registered. */
export interface Depot {
  readonly name: string
  readonly code: string
  readonly region: string
  readonly weight: number
}

/** The depots of each tenant of the local cloud. */
export const depotsOf = {
  north: [
    { name: 'Minneapolis Central', code: 'MSP', region: 'US-MN', weight: 30 },
    { name: 'Chicago West', code: 'CHI', region: 'US-IL', weight: 40 },
    { name: 'Milwaukee Harbor', code: 'MKE', region: 'US-WI', weight: 18 },
    { name: 'Detroit North', code: 'DTW', region: 'US-MI', weight: 24 },
    { name: 'New York, Queens', code: 'NYQ', region: 'US-NY', weight: 32 },
    { name: 'Seattle Georgetown', code: 'SEA', region: 'US-WA', weight: 22 },
    { name: 'Toronto Etobicoke', code: 'YYZ', region: 'CA-ON', weight: 20 },
    { name: 'Montréal – Saint-Léonard, dépôt principal', code: 'YUL', region: 'CA-QC', weight: 16 },
  ],
  south: [
    { name: 'Dallas Trinity', code: 'DAL', region: 'US-TX', weight: 30 },
    { name: 'San José del Cabo', code: 'SJD', region: 'US-CA', weight: 6 },
    { name: 'Los Angeles, Vernon', code: 'LAX', region: 'US-CA', weight: 28 },
    { name: 'Atlanta Airport', code: 'ATL', region: 'US-GA', weight: 20 },
  ],
} as const satisfies Record<string, readonly Depot[]>

/** A tenant of the local cloud. */
export type SeedTenant = keyof typeof depotsOf
