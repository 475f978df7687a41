import type { StoredItem } from '#cloud/api/query-items.ts'
import { auditIndex, changeIndex } from '#cloud/api/table-definition.ts'

const kilobyte = 1024

/**
 * What an item measures, in bytes: the lengths of its names and values.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemSize(item: StoredItem): number {
  const present = Object.entries(item).filter(([, value]) => value !== undefined)
  return present.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value), 0)
}

/** A list or map has 3 bytes and one for each member beside these; a number, one and one for two digits. */
function valueSize(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'number') return 1 + Math.ceil(significantDigits(value) / 2)
  if (typeof value === 'boolean' || value === null) return 1
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + 1 + valueSize(one), 3)
  if (typeof value === 'object') return 3 + Object.keys(value).length + itemSize({ ...value })
  throw new Error(`The table has no values of type ${typeof value}`)
}

function significantDigits(value: number): number {
  const digits = String(Math.abs(value)).replace('.', '')
  return digits.replaceAll(/^0+|0+$/g, '').length
}

/**
 * Read units of one request that reads so many bytes: one for each 4 kB, half a one where the answer may be a moment old. What
 * finds nothing costs as much as the least.
 */
export function readUnits(bytes: number, consistent = false): number {
  return Math.max(1, Math.ceil(bytes / 4 / kilobyte)) * (consistent ? 1 : 0.5)
}

/** An item before and after a write; undefined where there is none. */
export interface Written {
  readonly before?: StoredItem | undefined
  readonly after?: StoredItem | undefined
}

/** Write units of a step of a transaction in the table itself: two for each kB of the longer item, also where it only looks. */
export function transactedUnits({ before, after }: Written): number {
  return 2 * Math.max(kilobytes(before), kilobytes(after), 1)
}

/** Write units of the indexes for it; they follow the table outside of the transaction. A changed place is a delete and a put. */
export function indexUnits({ before, after }: Written): number {
  const units = [auditIndex, changeIndex].map((index) => {
    const [from, to] = [placeIn(index, before), placeIn(index, after)]
    const [old, next] = [from === null ? 0 : kilobytes(before), to === null ? 0 : kilobytes(after)]
    return from === to ? Math.max(old, next) : old + next
  })
  return units.reduce((sum, one) => sum + one, 0)
}

function placeIn(index: string, item: StoredItem | undefined): string | null {
  const partition = item?.[`${index}pk`]
  return partition === undefined ? null : `${String(partition)} ${String(item?.[`${index}sk`])}`
}

function kilobytes(item: StoredItem | undefined): number {
  return item === undefined ? 0 : Math.ceil(itemSize(item) / kilobyte)
}
