import type { Page } from '@playwright/test'
import type { Vehicle } from '#contract/vehicle.ts'

/** What the list's polls bring. */
export interface Polls {
  /** The next poll brings a change of this vehicle. Answers what its driver is called then. */
  bringChange(vehicleId: string): string
}

const isPoll = ({ searchParams }: URL) => searchParams.has('updatedSince')

/**
 * From now on polls bring what a test wants: other journeys change vehicles of the same fleet meanwhile. The API answers them all the
 * same.
 */
export async function holdChanges(page: Page): Promise<Polls> {
  const changes: { readonly vehicleId: string; readonly driver: string }[] = []
  await page.route(isPoll, async (route) => {
    const response = await route.fetch()
    const answer: object = await response.json()
    const url = new URL(route.request().url())
    const change = url.pathname.endsWith('/vehicles/read') ? changes.shift() : undefined
    const items: Vehicle[] = []
    if (change) {
      const read = await route.fetch({ url: `${url.origin}${url.pathname}/${change.vehicleId}` })
      const vehicle: Vehicle = await read.json()
      items.push({ ...vehicle, driver: change.driver, version: vehicle.version + 1 })
    }
    await route.fulfill({ response, json: { ...answer, items, nextCursor: null } })
  })
  return {
    bringChange(vehicleId) {
      const driver = `Driver ${Date.now()}`
      changes.push({ vehicleId, driver })
      return driver
    },
  }
}

/** The fleet ends after the first page and `rest` more vehicles. */
export async function cutFleet(page: Page, rest: number): Promise<void> {
  await page.route(
    ({ searchParams }) => searchParams.has('cursor'),
    async (route) => {
      const response = await route.fetch()
      const answer: { items: readonly unknown[] } = await response.json()
      await route.fulfill({
        response,
        json: { ...answer, items: answer.items.slice(0, rest), nextCursor: null },
      })
    },
  )
}
