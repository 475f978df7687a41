import { type ColumnName, columnOf, type FleetRow, levelOf } from '#fleet/view/columns.ts'
import { type FacetName, facetNames, facetOf } from '#fleet/view/facets.ts'
import type { Question } from '#fleet/search/fleet-index.ts'

/** What a view shows, worked out row by row: slow, and short enough to be believed. */
export interface NaiveAnswer {
  readonly vehicleIds: readonly string[]
  /** Of every value that a vehicle of the fleet has: how many that all other filters let through have it. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

export function naiveAnswer(rows: readonly FleetRow[], view: Question, now: number): NaiveAnswer {
  const fitsAll = (row: FleetRow, except?: FacetName) =>
    hasWords(row, view.text) &&
    hasLevel(row, view) &&
    isSilent(row, view, now) &&
    facetNames.every((name) => name === except || hasChoice(row, name, view))
  const shown = rows.filter((row) => fitsAll(row))
  const counts = facetNames.map((name) => {
    const values = new Set(rows.flatMap((row) => facetOf(name).values(row)))
    const among = rows.filter((row) => fitsAll(row, name))
    const count = (value: string) => among.filter((row) => facetOf(name).values(row).includes(value)).length
    return [name, Object.fromEntries([...values].map((value) => [value, count(value)]))]
  })
  return {
    vehicleIds: shown.toSorted((one, other) => inOrder(one, other, view)).map((row) => row.vehicle.vehicleId),
    counts: Object.fromEntries(counts),
  }
}

function hasWords({ vehicle }: FleetRow, text: string): boolean {
  const { licensePlate, vin, callSign, make, model, driver, tags } = vehicle
  const fields = [
    licensePlate,
    licensePlate.replaceAll(/[ -]/g, ''),
    vin,
    callSign,
    make,
    model,
    driver,
    ...tags,
  ]
  const words = plain(text)
    .split(/\s/)
    .filter((word) => word !== '')
  return words.every((word) => fields.some((field) => field !== undefined && plain(field).includes(word)))
}

/** Letter by letter: what follows a letter never changes how it is compared. */
function plain(text: string): string {
  const letters = Array.from(text.normalize('NFD')).filter((letter) => !/\p{M}/u.test(letter))
  return letters.map((letter) => (letter === 'ς' ? 'σ' : letter.toLowerCase())).join('')
}

function hasLevel({ reading }: FleetRow, { levelBelow }: Question): boolean {
  if (levelBelow === null) return true
  const level = levelOf(reading)
  return level !== undefined && level < levelBelow
}

function isSilent({ reading }: FleetRow, { silentHours }: Question, now: number): boolean {
  if (silentHours === null || !reading) return true
  return now - Date.parse(reading.lastSeenAt) >= silentHours * 60 * 60 * 1000
}

function hasChoice(row: FleetRow, name: FacetName, { facets }: Question): boolean {
  const values = facetOf(name).values(row)
  const { wanted, unwanted } = facets[name] ?? { wanted: [], unwanted: [] }
  const isWanted = wanted.length === 0 || values.some((value) => wanted.includes(value))
  return isWanted && !values.some((value) => unwanted.includes(value))
}

function inOrder(one: FleetRow, other: FleetRow, { sort }: Question): number {
  for (const { column, descending } of sort) {
    const order = compared(column, one, other, descending)
    if (order !== 0) return order
  }
  return 0
}

function compared(column: ColumnName, one: FleetRow, other: FleetRow, descending: boolean): number {
  const a = columnOf(column).value(one)
  const b = columnOf(column).value(other)
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(`${a}`, `${b}`)
  return descending ? -order : order
}
