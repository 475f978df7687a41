import type { Page } from '@playwright/test'
import { fleetLoaded } from './page.ts'

/** What a person does once the fleet is there, by name. Each ends when its result can be seen. */
const actions: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  search: async (page) => {
    await page.getByRole('searchbox').pressSequentially('sprinter')
    await page.getByText(/ of [\d,]+ vehicles/).waitFor()
    await page.getByRole('searchbox').fill('')
    await fleetLoaded(page)
  },
  sort: async (page) => {
    for (const state of ['ascending', 'descending']) {
      await page.locator('[data-column="driver"] button').click()
      await page.locator(`[data-column="driver"][aria-sort="${state}"]`).waitFor()
    }
  },
  'open a vehicle': async (page) => {
    await page.getByRole('row').nth(1).getByRole('link').click()
    await page.getByRole('heading', { name: 'Facts' }).waitFor()
    await page.getByText(/Nobody has changed/).waitFor()
  },
  'open the form': async (page) => {
    await page.getByRole('button', { name: 'Edit vehicle' }).click()
    await page.getByLabel('VIN').waitFor()
  },
  'back to the list': async (page) => {
    await page.getByRole('link', { name: 'Vehicles', exact: true }).click()
    await fleetLoaded(page)
  },
  'open the map': async (page) => {
    await page.getByRole('radio', { name: 'Map' }).check({ force: true })
    await page.getByRole('region', { name: 'Map of vehicles' }).waitFor()
    await page.locator('canvas').waitFor()
  },
}

/** What an action leaves to be done belongs to it, and the browser tells of long tasks a little later, in milliseconds. */
const afterwards = 400

/** Does all of it in a tab that shows the whole fleet. Answers when each began, in milliseconds since 1970. */
export async function act(page: Page): Promise<readonly (readonly [name: string, at: number])[]> {
  const began: (readonly [string, number])[] = []
  for (const [name, action] of Object.entries(actions)) {
    began.push([name, Date.now()])
    await action(page)
    await page.waitForTimeout(afterwards)
  }
  return began
}
