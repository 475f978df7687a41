import type { Page } from '@playwright/test'
import { routeNames } from '#contract/routes.ts'
import { countBudgets, listBudget, refreshBudgets, type Scenario } from '../budgets/counts.ts'
import { countElements } from '../support/count-elements.ts'
import { crossed, crossedElements } from '../support/count-growth.ts'
import { countLive, listenersIn } from '../support/count-listeners.ts'
import { CountedPage } from '../support/count-page.ts'
import { cutFleet, holdChanges } from '../support/count-polls.ts'
import { RequestCounter, type RequestCounts } from '../support/count-requests.ts'
import { expect, signIn, test, typeCredentials } from '../support/journey.ts'

const grid = (page: Page) => page.getByRole('grid', { name: 'Vehicles' })
const row = (page: Page, place: number) => page.getByRole('row').nth(place)
const isWhole = (page: Page, count: string) => () =>
  page.getByText(`${count} vehicles`, { exact: true }).isVisible()

/** Does what a scenario is called, and tells what of it is not as budgeted. */
async function costOf(
  counted: CountedPage,
  scenario: Scenario,
  work: () => Promise<unknown>,
): Promise<readonly string[]> {
  return crossed(scenario, countBudgets[scenario], await counted.count(work))
}

/** From the landing page, at rest, to the sign-in page, where the clock stands still again. */
async function enter(counted: CountedPage): Promise<void> {
  const { page } = counted
  await page.clock.resume()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/login?**')
  await page.clock.pauseAt(Date.now() + 10_000)
}

/** From there to the whole list. */
async function typePassword(counted: CountedPage): Promise<void> {
  const { page } = counted
  await typeCredentials(page, 'manager')
  await page.waitForURL(/\/(?:vehicles|callback)/)
  await counted.until(isWhole(page, '10,000'))
}

test('the way to the list costs what is budgeted, and 10,000 vehicles have the elements of 1,000', async ({
  page,
  context,
}) => {
  const counted = await CountedPage.prepare(page, new RequestCounter(context))
  const problems = [...(await costOf(counted, 'the landing page', () => page.goto('/')))]
  await enter(counted)
  problems.push(
    ...(await costOf(counted, 'from the password to the whole list', () => typePassword(counted))),
    ...(await costOf(counted, 'a reload with a session', async () => {
      await page.reload()
      await counted.until(isWhole(page, '10,000'))
    })),
  )
  const parts = Object.keys(listBudget.elements)
  const many = await countElements(page, parts)
  problems.push(...crossedElements(many))
  await cutFleet(page, 900)
  await page.reload()
  await counted.until(isWhole(page, '1,000'))
  await counted.pass(1000)
  const few = await countElements(page, parts)
  expect(problems).toEqual([])
  // A row without a reading has an element less.
  expect({ ...many, rows: many.rows.length }).toEqual({ ...few, rows: few.rows.length })
})

test('whoever works with the list asks for no more, and renders no more, than is budgeted', async ({
  page,
  context,
}) => {
  const counter = new RequestCounter(context)
  const counted = await CountedPage.prepare(page, counter)
  await page.goto('/')
  await enter(counted)
  await typePassword(counted)
  await counted.pass(1000)
  const polls = await holdChanges(page)
  const problems: string[] = []
  const cost = async (scenario: Scenario, work: () => Promise<unknown>) =>
    problems.push(...(await costOf(counted, scenario, work)))
  // As the 15 seconds do, which begin anew.
  const poll = () => page.evaluate(() => window.dispatchEvent(new Event('online')))

  await cost('a poll that brings nothing', poll)
  const first = (await row(page, 1).getAttribute('id'))?.replace('row-', '') ?? ''
  const driver = polls.bringChange(first)
  await cost('a poll that brings a change of one row', poll)
  await expect(row(page, 1)).toContainText(driver)
  await cost('a key in the search', () => page.getByRole('searchbox').press('f'))
  await page.getByRole('searchbox').press('Backspace')
  await counted.pass(1000)
  await cost('scrolling by one screen', () =>
    grid(page).evaluate((element) => element.scrollBy({ top: element.clientHeight })),
  )
  await grid(page).evaluate((element) => element.scrollTo({ top: 0 }))
  await poll()
  await counted.pass(100)
  await cost('five minutes without anybody', async () => {
    for (let quarters = 1; quarters <= 20; quarters += 1) {
      await counted.pass(15_000, 15_000)
      // The second of the two calls.
      await expect.poll(() => counter.requests['listTelemetry']).toBeGreaterThanOrEqual(quarters)
      await counted.settle()
    }
  })
  await cost('opening a vehicle', () => row(page, 9).getByRole('link').click())
  await cost('coming back', () => page.goBack())
  await row(page, 9).getByRole('link').click()
  await counted.pass(1000)
  await cost('opening the form', () => page.getByRole('button', { name: 'Edit vehicle' }).click())
  await page.getByLabel('Driver').fill(`Driver ${Date.now()}`)
  await cost('saving a change', () => page.getByRole('button', { name: 'Save' }).click())
  await expect(page.getByText('Saved.')).toBeVisible()
  expect(problems).toEqual([])
})

test('a row has its few listeners, and scrolling through 1,000 rows leaves nothing behind', async ({
  page,
  context,
}) => {
  const counted = await CountedPage.prepare(page, new RequestCounter(context))
  await page.goto('/')
  await enter(counted)
  await typePassword(counted)
  await counted.pass(1000)
  const scroll = async (rows: number) => {
    await grid(page).evaluate(scrollThrough, rows)
    await counted.pass(400)
    return countLive(counted.session)
  }
  const listeners = await listenersIn(counted.session, '.vehicle-row:first-child')
  // React keeps what was there before last, for the next rows (fiber.alternate).
  const before = { ...(await scroll(100)), on: await listenersIn(counted.session, ':root') }
  const after = { ...(await scroll(1000)), on: await listenersIn(counted.session, ':root') }
  expect(listeners).toEqual(listBudget.listenersOfARow)
  expect(after).toEqual(before)
})

/** Runs in the page: through so many rows and back, frame by frame. */
async function scrollThrough(element: Element, rows: number): Promise<void> {
  // Not further than rows are drawn beyond the edges.
  for (let top = 0; top < rows * 44; top += element.clientHeight + 250) {
    element.scrollTo({ top })
    await window.drawn?.()
  }
  element.scrollTo({ top: 0 })
  await window.drawn?.()
}

/** Makes so many calls at once in a tab with the list of vehicles. */
async function makeCalls(tab: Page, calls: 2 | 4): Promise<void> {
  if (calls === 2) await tab.evaluate(() => window.dispatchEvent(new Event('online')))
  else await row(tab, 1).getByRole('link').click()
}

test('tokens that have ended are renewed once, for any number of calls in any number of tabs', async ({
  page,
  context,
}) => {
  const counter = new RequestCounter(context)
  await signIn(page, 'manager-south')
  const tabs = [page]
  const found: object[] = []
  for (const [place, { tabs: count, calls }] of refreshBudgets.entries()) {
    while (tabs.length < count) tabs.push(await context.newPage())
    for (const tab of tabs) {
      await tab.goto('/vehicles')
      await expect.poll(isWhole(tab, '250')).toBe(true)
    }
    // Longer than a token lives; somebody is there every now and then.
    await page.keyboard.press('Shift')
    await context.clock.setSystemTime(Date.now() + (place + 1) * 20 * 60_000)
    counter.take()
    await Promise.all(tabs.map((tab) => makeCalls(tab, calls)))
    await expect.poll(() => callsIn(counter.requests)).toBeGreaterThanOrEqual(count * calls)
    found.push({ tabs: count, calls, refreshes: counter.requests['GetTokensFromRefreshToken'] ?? 0 })
  }
  expect(found).toEqual(refreshBudgets)
})

/** How many of these are calls of the fleet API. */
function callsIn(requests: RequestCounts): number {
  return routeNames.reduce((sum, name) => sum + (requests[name] ?? 0), 0)
}
