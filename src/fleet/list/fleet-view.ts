import { isLifecycle, type Lifecycle, lifecycles, type Vehicle } from '#contract/vehicle.ts'

/** What the list can be sorted by. */
export const sortFields = [
  'licensePlate',
  'callSign',
  'make',
  'modelYear',
  'lifecycle',
  'depot',
  'driver',
] as const
export type SortField = (typeof sortFields)[number]

/** What the list shows and in which order: all of it is in the URL, so that a view can be sent to a colleague. */
export interface FleetView {
  readonly text: string
  /** Empty: all of them. */
  readonly lifecycles: readonly Lifecycle[]
  readonly sort: SortField
  readonly descending: boolean
}

const longestText = 200

/** The view that a query string names; what it can't name falls back to "everything, by plate". */
export function viewFromUrl(query: URLSearchParams): FleetView {
  const order = query.get('sort') ?? ''
  const sort = sortFields.find((field) => field === order.replace(/^-/, ''))
  return {
    text: (query.get('q') ?? '').slice(0, longestText),
    lifecycles: (query.get('lifecycle') ?? '').split(',').filter(isLifecycle),
    sort: sort ?? 'licensePlate',
    descending: sort !== undefined && order.startsWith('-'),
  }
}

/** The query string of a view; the usual view has none. */
export function viewToUrl(view: FleetView): URLSearchParams {
  const query = new URLSearchParams()
  if (view.text !== '') query.set('q', view.text)
  if (view.lifecycles.length > 0) query.set('lifecycle', view.lifecycles.join(','))
  if (view.sort !== 'licensePlate' || view.descending)
    query.set('sort', (view.descending ? '-' : '') + view.sort)
  return query
}

/** The vehicles that a view shows, in its order. Every word of the text must occur in what can be searched. */
export function vehiclesInView(vehicles: readonly Vehicle[], view: FleetView): readonly Vehicle[] {
  const words = folded(view.text).split(/\s+/).filter(Boolean)
  const wanted = new Set<Lifecycle>(view.lifecycles)
  const found = vehicles.filter(
    (vehicle) =>
      (wanted.size === 0 || wanted.has(vehicle.lifecycle)) &&
      words.every((word) => searchable(vehicle).includes(word)),
  )
  return found.toSorted(comparison(view))
}

const searchableTexts = new WeakMap<Vehicle, string>()

/** What the search looks at: plate, VIN, call sign, make and model; computed once a vehicle. */
function searchable(vehicle: Vehicle): string {
  let text = searchableTexts.get(vehicle)
  if (text === undefined) {
    const { licensePlate, vin, callSign = '', make, model } = vehicle
    // The plate also without its spaces and dashes, as people type it.
    text = folded([licensePlate, licensePlate.replace(/[\s-]/g, ''), vin, callSign, make, model].join('\n'))
    searchableTexts.set(vehicle, text)
  }
  return text
}

/** Without case and accents, so that "skoda" finds Škoda. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function comparison({ sort, descending }: FleetView): (one: Vehicle, other: Vehicle) => number {
  const sign = descending ? -1 : 1
  return (one, other) => sign * compare(one, other, sort) || (one.vehicleId < other.vehicleId ? -1 : 1)
}

function compare(one: Vehicle, other: Vehicle, field: SortField): number {
  switch (field) {
    case 'modelYear':
      return one.modelYear - other.modelYear
    case 'lifecycle':
      return lifecycles.indexOf(one.lifecycle) - lifecycles.indexOf(other.lifecycle)
    case 'make':
      return collator.compare(one.make, other.make) || collator.compare(one.model, other.model)
    default:
      return compareTexts(one[field], other[field])
  }
}

/** Unknown ones come last. */
function compareTexts(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined)
  return collator.compare(one, other)
}
