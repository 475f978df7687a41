import * as v from 'valibot'
import { ServiceError } from '../service-error.ts'

const most = 60

/** How many of a list to give at a time. */
export const pageLimit = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0, 'less than 0'),
  v.maxValue(most, `greater than ${most}`),
)

export interface Page<Item> {
  readonly items: readonly Item[]
  /** Present if there are more. */
  readonly next?: string
}

/**
 * One page of a list, in the order of its keys. The token names the last key given, so nothing is left out or given
 * twice where the list changes meanwhile.
 * @throws {ServiceError} InvalidParameterException for a token that isn't ours.
 */
export function pageOf<Item>(
  all: readonly Item[],
  keyOf: (item: Item) => string,
  { limit = most, token }: { limit?: number | undefined; token?: string | undefined },
): Page<Item> {
  const after = token === undefined ? '' : keyIn(token)
  const rest = all
    .filter((item) => keyOf(item) > after)
    .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  const items = rest.slice(0, limit || most)
  const last = items.at(-1)
  return { items, ...(last !== undefined && items.length < rest.length && { next: tokenFor(keyOf(last)) }) }
}

const mark = 'after:'

function tokenFor(key: string): string {
  return Buffer.from(`${mark}${key}`).toString('base64url')
}

function keyIn(token: string): string {
  const text = Buffer.from(token, 'base64url').toString()
  const key = text.slice(mark.length)
  if (!text.startsWith(mark) || tokenFor(key) !== token) {
    throw new ServiceError('InvalidParameterException', 'Invalid pagination token')
  }
  return key
}
