import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { callerFrom } from '#contract/caller.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import type { ListModel } from '#fleet/list/list-model.ts'
import { filtersWords } from '#fleet/list/tools/filters/active-filters.ts'
import { FilterChips } from '#fleet/list/tools/filters/filter-chips.tsx'
import { FilterPanel } from '#fleet/list/tools/filters/filter-panel.tsx'
import { pageSize } from '#contract/page-size.ts'
import { viewFromUrl } from '#fleet/view/fleet-view.ts'
import { showListWith } from '../support/list-page.tsx'
import { testApp } from '../support/render-app.tsx'

const app = testApp()

const closed: string[] = []

function Filters({ model }: { readonly model: ListModel }) {
  return (
    <>
      <FilterChips {...model} />
      <FilterPanel model={model} onClose={() => closed.push(filtersWords(model.view))} />
    </>
  )
}

async function showFilters(at = '/vehicles', username = 'operator') {
  const { api, token } = await app.signedIn(username)
  const page = await showListWith(Filters, { api, caller: callerFrom(decodeJwt(token)), at })
  const { items: vehicles } = await api.listVehicles({ query: { limit: String(pageSize.most) } })
  // The counts come a frame after the rows.
  await waitFor(() => expect(facet('Model year').getAllByRole('checkbox')).not.toEqual([]))
  return { page, vehicles, user: userEvent.setup() }
}

const facet = (name: string) => within(screen.getByRole('group', { name: new RegExp(`^${name}`) }))
const box = (group: string, name: string) =>
  facet(group).getByRole<HTMLInputElement>('checkbox', { name: new RegExp(`^(?:not )?${name} \\d`) })
const chips = () =>
  screen.queryAllByRole('button', { name: /^Remove filter/ }).map((chip) => chip.textContent)
const shows = (count: number) => screen.findByText(`${count} found`)
const most = (values: readonly string[]) =>
  values.toSorted(
    (one, other) => values.filter((v) => v === other).length - values.filter((v) => v === one).length,
  )[0] ?? ''

/** The make that most vehicles have, and how many have it. */
const commonMake = (vehicles: readonly Vehicle[]) => {
  const make = most(vehicles.map((one) => one.make))
  return { make, count: vehicles.filter((one) => one.make === make).length }
}

test('the rows do not wait for the counts', async () => {
  const { api, token } = await app.signedIn('operator')
  await showListWith(Filters, { api, caller: callerFrom(decodeJwt(token)) })
  expect(screen.getByText('20 found')).toBeTruthy()
  expect(facet('Model year').queryAllByRole('checkbox')).toEqual([])
  await waitFor(() => expect(facet('Model year').queryAllByRole('checkbox')).not.toEqual([]))
})

test('each value says how many vehicles have it, and wanting it shows those', async () => {
  const { vehicles, user, page } = await showFilters()
  const { make, count } = commonMake(vehicles)
  expect(box('Make', make).labels?.[0]?.textContent?.trim()).toBe(`${make} ${count} vehicles`)
  await user.click(box('Make', make))
  expect(await shows(count)).toBeTruthy()
  expect(chips()).toEqual([`Make:${make}×`])
  await waitFor(() => expect(new URLSearchParams(page.query()).getAll('make')).toEqual([make]))
})

test('by keyboard: arrows go from value to value, Space wants one, minus and Delete want all but it', async () => {
  const { vehicles, user } = await showFilters()
  const { make, count } = commonMake(vehicles)
  const others = vehicles.length - count
  box('Make', make).focus()
  await user.keyboard(' ')
  expect(await shows(count)).toBeTruthy()
  await user.keyboard('-')
  expect(await shows(others)).toBeTruthy()
  expect(box('Make', make).checked).toBe(false)
  expect(document.activeElement).toBe(box('Make', make))
  expect(
    facet('Make')
      .getByRole('button', { name: `Not ${make}` })
      .getAttribute('aria-pressed'),
  ).toBe('true')
  expect(chips()).toEqual([`Make:not ${make}×`])
  await user.keyboard('{Delete}')
  expect(await shows(vehicles.length)).toBeTruthy()
  await user.keyboard('{Backspace}')
  expect(await shows(others)).toBeTruthy()
  await user.keyboard(' ')
  expect(await shows(count)).toBeTruthy()

  const all = within(screen.getByRole('complementary')).getAllByRole('checkbox')
  all[0]?.focus()
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
  expect(document.activeElement).toBe(all[1])
  await user.keyboard('{ArrowUp}{ArrowUp}')
  expect(document.activeElement).toBe(all[0])
})

test('with the mouse, Alt or the button beside a value wants all but it', async () => {
  const { vehicles, user } = await showFilters()
  const { make, count } = commonMake(vehicles)
  await user.click(facet('Make').getByRole('button', { name: `Not ${make}` }))
  expect(await shows(vehicles.length - count)).toBeTruthy()
  await user.click(facet('Make').getByRole('button', { name: `Not ${make}` }))
  expect(await shows(vehicles.length)).toBeTruthy()
  await user.keyboard('{Alt>}')
  await user.click(box('Make', make))
  await user.keyboard('{/Alt}')
  expect(await shows(vehicles.length - count)).toBeTruthy()
})

test('values of one facet are alternatives, facets narrow each other, and the counts say what is left', async () => {
  const { vehicles, user } = await showFilters()
  const { make, count } = commonMake(vehicles)
  const other = vehicles.find((one) => one.make !== make)?.make ?? ''
  await user.click(box('Make', make))
  await user.click(box('Make', other))
  const both = vehicles.filter((one) => [make, other].includes(one.make))
  expect(await shows(both.length)).toBeTruthy()
  const lifecycle = both[0]?.lifecycle
  const words = {
    available: 'Available',
    inUse: 'In use',
    maintenance: 'Maintenance',
    outOfService: 'Out of service',
    retired: 'Retired',
    stolen: 'Stolen',
  }
  const left = both.filter((one) => one.lifecycle === lifecycle)
  const name = words[lifecycle ?? 'available']
  await waitFor(() =>
    expect(box('Lifecycle', name).labels?.[0]?.textContent?.trim()).toMatch(
      new RegExp(`^${name} ${left.length} `),
    ),
  )
  await user.click(box('Lifecycle', name))
  expect(await shows(left.length)).toBeTruthy()
  // Of the facet itself the other values still count what they would bring.
  await waitFor(() =>
    expect(box('Make', make).labels?.[0]?.textContent?.trim()).toMatch(
      new RegExp(
        `^${make} ${vehicles.filter((one) => one.make === make && one.lifecycle === lifecycle).length} `,
      ),
    ),
  )
  expect(count).toBeGreaterThan(0)
})

test('a chip takes its filter off, the next one has the focus, and the last one leaves it to the list', async () => {
  const { vehicles, user } = await showFilters('/vehicles?make=Ford&not.depot=&level=50&silent=48')
  expect(chips()).toEqual([
    'Make:Ford×',
    'Depot:not No depot×',
    'Fuel or charge:below 50%×',
    'Not heard of for:2 days×',
  ])
  await user.click(screen.getByRole('button', { name: 'Remove filter Depot: not No depot' }))
  await waitFor(() => expect(chips()).toHaveLength(3))
  expect(document.activeElement?.textContent).toBe('Fuel or charge:below 50%×')
  await user.click(screen.getByRole('button', { name: 'Clear all' }))
  expect(await shows(vehicles.length)).toBeTruthy()
  expect(chips()).toEqual([])
  expect(document.activeElement).toBe(screen.getByRole('grid'))
})

test('the button of the filters counts them', () => {
  expect(filtersWords(viewFromUrl(new URLSearchParams('q=van&sort=-make')))).toBe('Filters')
  const view = viewFromUrl(new URLSearchParams('make=Ford&make=Opel&not.tags=&level=5'))
  expect(filtersWords(view)).toBe('Filters (4)')
})

describe('fuel or charge, and silence', () => {
  test('below a percentage, of whichever the vehicle has', async () => {
    const { user, page } = await showFilters()
    const levels = (page.store.readings?.state().items ?? []).map(
      (one) => one.stateOfChargePct ?? one.fuelLevelPct,
    )
    const field = screen.getByRole('textbox', { name: 'Fuel or charge below, in percent' })
    await user.type(field, '60')
    expect(await shows(levels.filter((level) => level !== undefined && level < 60).length)).toBeTruthy()
    await user.clear(field)
    expect(await shows(20)).toBeTruthy()
  })

  test.each(['-5', '101', '12.5', 'half'])('“%s” is no percentage, and says so', async (text) => {
    const { user } = await showFilters()
    const field = screen.getByRole('textbox', { name: 'Fuel or charge below, in percent' })
    await user.type(field, text)
    expect((await screen.findByRole('alert')).textContent).toBe('A whole number from 0 to 100, such as 20.')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    await user.clear(field)
    expect(screen.queryByRole('alert')).toBeNull()
    expect(await shows(20)).toBeTruthy()
  })

  test('a usual time or any other, and back to any time', async () => {
    const { user, page } = await showFilters()
    const silence = facet('Not heard of for')
    await user.click(silence.getByRole('radio', { name: '7 days' }))
    await waitFor(() => expect(page.query()).toBe('?silent=168'))
    await user.click(silence.getByRole('radio', { name: 'Other' }))
    const field = silence.getByRole('textbox', { name: 'Not heard of for, in hours' })
    await user.clear(field)
    await user.type(field, '36')
    await waitFor(() => expect(page.query()).toBe('?silent=36'))
    await user.clear(field)
    await user.type(field, '9000')
    expect((await screen.findByRole('alert')).textContent).toMatch(/^A whole number of hours from 1 to 8760/)
    await user.click(silence.getByRole('radio', { name: 'Any time' }))
    expect(silence.queryByRole('textbox')).toBeNull()
    expect(await shows(20)).toBeTruthy()
  })
})

test('without the scope the filters of readings say so, and the API refuses readings', async () => {
  const operator = await app.signedIn('operator')
  const caller = callerFrom(decodeJwt(operator.token))
  const scopes = new Set([...caller.scopes].filter((scope) => scope !== 'fleet/telemetry'))
  await showListWith(Filters, { api: operator.api, caller: { ...caller, scopes } })
  const group = screen.getByRole('group', { name: 'Connection, fuel or charge, last heard of' })
  expect(group.textContent).toMatch(
    /You may not see the readings of vehicles.*lacks the scope fleet\/telemetry/,
  )
  expect(within(group).queryAllByRole('checkbox')).toEqual([])
  const newcomer = await app.signedIn('newcomer')
  await expect(newcomer.api.listTelemetry({})).rejects.toMatchObject({ code: 'scope_missing' })
})

const hostile = [
  '<img src=x onerror=alert(1)>',
  'هوف الشمالي',
  'x'.repeat(40),
  '__proto__',
  'constructor',
  'a, b & c=d',
]

test('hostile names are values like any others, in a long list that can be searched', async () => {
  const manager = await app.signedIn('manager')
  const [first] = (await manager.api.listVehicles({ query: { limit: '1' } })).items
  if (!first) throw new Error('The test fleet has no vehicle')
  const many = Array.from({ length: 14 }, (_, number) => `tag ${number}`)
  const { vehicleId, version } = first
  await manager.api.updateVehicle({ vehicleId, version, body: { tags: [...hostile, ...many] } })

  const { user, page } = await showFilters()
  const tags = facet('Tags')
  const whole = tags.getByRole('button', { name: /^Show all/ })
  expect(tags.getAllByRole('checkbox')).toHaveLength(8)
  await user.click(whole)
  expect(tags.getAllByRole('checkbox').length).toBeGreaterThanOrEqual(20)
  expect(document.querySelector('img[src="x"]')).toBeNull()
  for (const name of hostile) {
    await user.click(tags.getByRole('button', { name: `Not ${name}` }))
  }
  expect(await shows(19)).toBeTruthy()
  expect(chips()).toEqual(hostile.map((name) => `Tags:not ${name}×`))
  await waitFor(() => expect(new URLSearchParams(page.query()).getAll('not.tags')).toEqual(hostile))

  await user.click(tags.getByRole('button', { name: 'Show fewer' }))
  const search = tags.getByRole('searchbox', { name: 'Search tags' })
  await user.type(search, 'tag 13')
  // What is chosen stays in sight only where it fits.
  expect(tags.getAllByRole('checkbox').map((one) => one.closest('label')?.textContent?.trim())).toEqual([
    'tag 13 1 vehicle',
  ])
  await user.clear(search)
  await user.type(search, 'no such tag')
  expect(tags.getByText('None is called that.')).toBeTruthy()
})

test('a value that no vehicle has any more stays chosen, can be seen and be taken off', async () => {
  const { user } = await showFilters('/vehicles?depot=Nowhere')
  expect(await shows(0)).toBeTruthy()
  await user.click(box('Depot', 'Nowhere'))
  expect(await shows(20)).toBeTruthy()
})

test('Escape closes the panel, but empties a search first', async () => {
  const { user } = await showFilters()
  closed.length = 0
  box('Lifecycle', 'Available').focus()
  await user.keyboard('{Escape}')
  expect(closed).toEqual(['Filters'])
})
