import { manager, operator, type Person } from '../../support/tokens.ts'

/** One of the calls that make up a day of the console. */
export interface DayCall {
  readonly what: string
  readonly who: Person
  readonly method: 'GET' | 'PATCH' | 'POST'
  /** Below `/api`. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object
  readonly status: number
  /** How often it is made for one sample: more often where it is quick. */
  readonly times: number
}

export interface DayOptions {
  readonly vehicleId: string
  /** A time after which no vehicle has changed (ISO 8601). */
  readonly unchangedSince: string
  /** A time after which one vehicle in a hundred has changed. */
  readonly changedSince: string
}

export function callsOfTheDay({ vehicleId, unchangedSince, changedSince }: DayOptions): readonly DayCall[] {
  const vehicles = '/vehicles/read'
  const vehicle = `${vehicles}/${vehicleId}`
  const get = { who: operator, method: 'GET', status: 200, times: 40 } as const
  const large = { ...get, times: 4 } as const
  return [
    { ...large, what: 'vehicles, a page of 1,000', path: `${vehicles}?limit=1000` },
    { ...get, what: 'vehicles, a page of 100', path: `${vehicles}?limit=100`, times: 20 },
    { ...get, what: 'vehicles, no change', path: `${vehicles}?limit=1000&updatedSince=${unchangedSince}` },
    {
      ...get,
      what: 'vehicles, 1 % changed',
      path: `${vehicles}?limit=1000&updatedSince=${changedSince}`,
      times: 20,
    },
    { ...large, what: 'readings, a page of 1,000', path: '/telemetry/read?limit=1000' },
    { ...get, what: 'a vehicle', path: vehicle },
    {
      what: 'a vehicle is changed',
      who: manager,
      method: 'PATCH',
      path: `/vehicles/update/${vehicleId}`,
      headers: { 'if-match': '"1"' },
      body: { driver: 'Ada Lovelace', depot: 'Chicago West' },
      status: 200,
      times: 20,
    },
    {
      what: 'doors are locked',
      who: operator,
      method: 'POST',
      path: `/vehicles/command/${vehicleId}/lock-doors`,
      headers: { 'idempotency-key': 'the-same-as-long-as-it-is-put-back' },
      body: {},
      status: 202,
      times: 20,
    },
    { ...get, what: 'the history, refused by the group', path: `${vehicle}/history`, status: 403, times: 20 },
    { ...get, what: 'the audit, refused by the scope', path: '/audit/read', status: 401 },
  ]
}
