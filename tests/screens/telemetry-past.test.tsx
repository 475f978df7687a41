import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { pageSize } from '#contract/page-size.ts'
import { timeWords } from '#fleet/words.ts'
import { distanceWords } from '#fleet/units.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()

// jsdom does not draw.
beforeEach(() => void vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null))

/** Opens the past of a vehicle that said something lately; answers what was asked for, by days. */
async function openPast() {
  const { api } = await app.signedIn('operator')
  const { items } = await api.listTelemetry({ query: { limit: String(pageSize.most) } })
  const latest = items.toSorted((one, other) => other.lastSeenAt.localeCompare(one.lastSeenAt))[0]
  if (!latest) throw new Error('No vehicle of the test fleet has said anything')
  const { vehicleId } = latest
  const { past } = await api.readTelemetry({ vehicleId, query: { days: '7' } })
  expect(past.length).toBeGreaterThan(24)
  const days: (string | null)[] = []
  app.onRequest(({ url }) => {
    if (url.includes('/telemetry')) days.push(new URL(url).searchParams.get('days'))
  })
  await app.show('operator', `/vehicles/${vehicleId}`)
  const user = userEvent.setup()
  const open = await screen.findByRole('button', { name: /^Show .*odometer over time$/ })
  expect(days).toEqual(['1'])
  await user.click(open)
  return { user, past, days, open }
}

test('the past is asked for when it is opened, as many days as are wanted', async () => {
  const { user, days, open } = await openPast()
  expect(await screen.findByRole('radio', { name: '7 days', checked: true })).toBeTruthy()
  expect(open.getAttribute('aria-expanded')).toBe('true')
  await waitFor(() => expect(days).toContain('7'))
  expect(days).not.toContain('30')
  await user.click(screen.getByRole('radio', { name: '30 days' }))
  await waitFor(() => expect(days).toContain('30'))
})

test('who does not see the chart is told what it says', async () => {
  const { past } = await openPast()
  const { name } = await screen
    .findByRole('img', { name: /^From / })
    .then((image) => ({ name: image.getAttribute('aria-label') ?? '' }))
  expect(name).toMatch(
    /^From .+ to .+\. (?:(?:Charge|Fuel): lowest \d+%, highest \d+%, last \d+%\. )+Odometer: lowest/,
  )
  expect(name).toContain(`From ${timeWords(past[0]?.at ?? '')} to `)
  expect(name).toContain(`Odometer: lowest ${distanceWords(past[0]?.odometerM ?? 0)}, highest`)
})

test('the same numbers are a table, newest first, in the person’s own time and units', async () => {
  const { user, past } = await openPast()
  await user.click(await screen.findByRole('button', { name: 'Show as table' }))
  const table = screen.getByRole('table', { name: 'The last 7 days, newest first' })
  const few = within(table).getAllByRole('row').length
  expect(few).toBe(49)
  await user.click(screen.getByRole('button', { name: /^Show all \d+ rows$/ }))
  const rows = within(table).getAllByRole('row')
  expect(rows.length).toBeGreaterThan(past.length)
  const first = past[0]
  expect(rows.at(-1)?.textContent).toContain(timeWords(first?.at ?? ''))
  expect(rows.at(-1)?.textContent).toContain(distanceWords(first?.odometerM ?? 0))
})

test('a browser that can’t draw says so, and points to the table', async () => {
  await openPast()
  expect(await screen.findByText(/does not let the page draw: the table has the same numbers/)).toBeTruthy()
})
