import type { Page } from '#contract/page.ts'
import type { Reading } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'

/** What the page is given to draw. */
export interface FleetFile {
  readonly vehicles: readonly Vehicle[]
  readonly readings: readonly Reading[]
}

/** The fleet that the benchmark puts beside the page. */
export async function loadFleet(): Promise<FleetFile> {
  const response = await fetch('/fleet.json')
  return response.json()
}

/** Pages of records as the API gives them; changes come from `changes`, once each. */
export function pagesOf<Item>(all: readonly Item[], changes: Item[]) {
  return async (
    query: { limit?: string; cursor?: string; updatedSince?: string } = {},
  ): Promise<Page<Item>> => {
    const asOf = new Date().toISOString()
    if (query.updatedSince !== undefined) return { items: changes.splice(0), nextCursor: null, asOf }
    const from = Number(query.cursor ?? 0)
    const to = from + Number(query.limit)
    return { items: all.slice(from, to), nextCursor: to < all.length ? String(to) : null, asOf }
  }
}
