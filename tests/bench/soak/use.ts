import type { Page } from '@playwright/test'
import { openFirstVehicle } from '../../support/journey.ts'
import type { SoakTab } from './tab.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const grid = (page: Page) => page.getByRole('grid', { name: 'Vehicles' })
const search = (page: Page) => page.getByRole('searchbox')

/** What someone does in a minute, beginning and ending at the list. */
export type Deed = (tab: SoakTab) => Promise<void>

async function searchFor({ page }: SoakTab): Promise<void> {
  await search(page).pressSequentially('ford transit')
  await page.getByText(/^[\d,]+ of 10,000 vehicles$/).waitFor()
  await search(page).fill('')
  await page.getByText(/^10,000 vehicles$/).waitFor()
}

async function sort({ page }: SoakTab): Promise<void> {
  for (const head of ['Driver', 'Driver', 'Year', /^Plate/]) await button(page, head).first().click()
}

async function scroll({ page }: SoakTab): Promise<void> {
  await grid(page).evaluate(async (element) => {
    for (let screens = 0; screens < 40; screens += 1) {
      element.scrollBy({ top: element.clientHeight })
      await new Promise((shown) => {
        requestAnimationFrame(shown)
      })
    }
    element.scrollTo({ top: 0 })
  })
}

async function open({ page }: SoakTab): Promise<void> {
  await openFirstVehicle(page)
  await page.getByRole('heading', { name: 'Position' }).scrollIntoViewIfNeeded()
  await page.goBack()
  await grid(page).waitFor()
}

async function edit({ page }: SoakTab): Promise<void> {
  await openFirstVehicle(page)
  await button(page, 'Edit vehicle').click()
  await page.getByLabel('Driver').fill(`Driver ${Date.now()}`)
  await button(page, 'Save').click()
  await page.getByText('Saved.').waitFor()
  await page.getByRole('link', { name: 'All vehicles' }).click()
  await grid(page).waitFor()
}

async function command({ page, pass }: SoakTab): Promise<void> {
  await openFirstVehicle(page)
  await button(page, 'Lock doors').click()
  await page.getByRole('region', { name: 'Commands' }).getByRole('listitem').first().waitFor()
  await pass()
  await page.goBack()
  await grid(page).waitFor()
}

async function filter({ page }: SoakTab): Promise<void> {
  await button(page, 'Filters').click()
  await page.getByRole('checkbox', { name: /^Available/ }).check()
  await page.getByText(/^[\d,]+ of 10,000 vehicles$/).waitFor()
  await page.getByRole('checkbox', { name: /^Available/ }).uncheck()
  await button(page, 'Close filters').click()
  await search(page).fill('no such vehicle')
  await button(page, 'Clear search and filters').click()
  await page.getByText(/^10,000 vehicles$/).waitFor()
}

async function lookAtMap({ page, pass }: SoakTab): Promise<void> {
  await page.getByText('Map', { exact: true }).click()
  await page.getByRole('region', { name: 'Map of vehicles' }).waitFor()
  await pass()
  await page.getByText('Table', { exact: true }).click()
  await grid(page).waitFor()
}

async function lookAtPast({ page }: SoakTab): Promise<void> {
  await openFirstVehicle(page)
  await button(page, /over time$/).click()
  await page.getByRole('figure').waitFor()
  await page.goBack()
  await grid(page).waitFor()
}

async function useSecondTab({ page, context, pass }: SoakTab): Promise<void> {
  const other = await context.newPage()
  await other.goto('/vehicles')
  await other.getByText(/^10,000 vehicles$/).waitFor()
  await pass()
  await search(other).fill('box')
  await other.close()
  await page.bringToFront()
}

/** A quarter of an hour of them, five minutes of which nobody does anything but look. */
export const deeds: readonly Deed[] = [
  searchFor,
  sort,
  scroll,
  open,
  edit,
  command,
  filter,
  lookAtMap,
  lookAtPast,
  useSecondTab,
]
