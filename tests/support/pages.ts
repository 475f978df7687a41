import { expect } from 'vitest'
import type { Api } from './api.ts'
import { manager, type Person } from './tokens.ts'

/** A page of any list, as a test looks at it. */
export interface AnyPage {
  readonly items: readonly { readonly vehicleId: string }[]
  readonly nextCursor: string | null
  readonly asOf: string
  readonly removed?: readonly string[]
}

/** Follows the cursors of a list to its end, as a manager unless someone else is given. */
export async function pagesOf(
  call: Api['call'],
  path: string,
  person: Person = manager,
): Promise<readonly AnyPage[]> {
  const pages: AnyPage[] = []
  let cursor: string | null = null
  do {
    const join = path.includes('?') ? '&' : '?'
    const answer = await call(person, `GET ${path}${cursor ? `${join}cursor=${cursor}` : ''}`)
    expect(answer.status).toBe(200)
    const page = answer.body as unknown as AnyPage
    pages.push(page)
    cursor = page.nextCursor
  } while (cursor)
  return pages
}

export const idsOf = (pages: readonly AnyPage[]) =>
  pages.flatMap(({ items }) => items.map(({ vehicleId }) => vehicleId))

/** Changes something of every vehicle that someone can see, each a second after the other. */
export async function changeAll({ call, clock }: Api, person: Person = manager): Promise<void> {
  const pages = await pagesOf(call, '/vehicles/read?limit=1000', person)
  for (const { vehicleId, version } of pages.flatMap(({ items }) => items as readonly Changeable[])) {
    clock.forward({ seconds: 1 })
    const change = { headers: { 'If-Match': `"${version}"` }, body: { callSign: `CHANGED-${version}` } }
    expect((await call(person, `PATCH /vehicles/update/${vehicleId}`, change)).status).toBe(200)
  }
}

interface Changeable {
  readonly vehicleId: string
  readonly version: number
}
