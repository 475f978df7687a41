import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { FleetMap } from '#fleet/map/fleet-map.tsx'
import { MapSummary } from '#fleet/map/map-summary.tsx'
import { PlaceCard } from '#fleet/map/place-card.tsx'
import { readingAt } from '../support/fleet-positions.ts'
import { vehicle } from '../support/vehicle.ts'

afterEach(() => vi.restoreAllMocks())

const shownAt = (at: string, count = 1) =>
  Array.from({ length: count }, (_, index) => {
    const vehicleId = `veh-${index}`
    const location = { lat: 40, lon: -90, headingDeg: 0, accuracyM: 5, at }
    const reading = readingAt(vehicleId, 40, -90, {
      location,
      isMoving: true,
      speedKph: 50,
      stateOfChargePct: 81.6,
    })
    return {
      vehicle: vehicle({
        vehicleId,
        licensePlate: `FC ${index}`,
        callSign: `U-${index}`,
        lifecycle: 'inUse',
      }),
      reading,
    }
  })

function showCard(shown: ReturnType<typeof shownAt>, selected: ReadonlySet<string> = new Set()) {
  const told = {
    onSelect: vi.fn<(ids: readonly string[], how: 'add' | 'remove') => void>(),
    onOpen: vi.fn<(id: string) => void>(),
    onClose: vi.fn<() => void>(),
    onCover: vi.fn<(cover: DOMRect) => void>(),
  }
  render(<PlaceCard shown={shown} selected={selected} takesFocus={true} {...told} />)
  return told
}

test('a browser without WebGL gets a clear notice in place of the map', async () => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
  const { vehicle: one, reading } = shownAt(new Date().toISOString())[0] ?? {}
  expect(one).toBeDefined()
  render(
    <FleetMap
      vehicles={one ? [one] : []}
      readings={new Map(reading ? [[reading.vehicleId, reading]] : [])}
      selected={new Set()}
      onSelect={() => {}}
      onOpen={() => {}}
      mapStyle={null}
    />,
  )
  expect(await screen.findByText('The map can’t be shown')).toBeDefined()
  expect(screen.getByRole('status').textContent).toMatch(/WebGL 2.*The table has the same vehicles\./)
  expect(screen.queryByRole('button')).toBeNull()
})

test('the card of a vehicle says what a dispatcher asks first, and how old it is', () => {
  showCard(shownAt(new Date(Date.now() - 3 * 3_600_000).toISOString()))
  const text = screen.getByRole('dialog').textContent
  for (const part of ['FC 0', 'U-0', 'In use', 'Ford Transit', '82%', 'Online', '3 hours ago']) {
    expect(text).toContain(part)
  }
  expect(text).toMatch(/50 km\/h|31 mph/)
  expect(text).not.toContain('simulated')
  expect(document.activeElement).toBe(screen.getByRole('dialog'))
})

test('a simulated reading says so', () => {
  const [one] = shownAt(new Date().toISOString())
  expect(one).toBeDefined()
  showCard(one ? [{ ...one, reading: { ...one.reading, simulated: true } }] : [])
  expect(screen.getByRole('dialog').textContent).toContain('This reading is simulated.')
})

test('the card opens, selects and deselects its vehicle, and closes by Escape', async () => {
  const user = userEvent.setup()
  const shown = shownAt(new Date().toISOString())
  const first = showCard(shown)
  await user.click(screen.getByRole('button', { name: 'Open' }))
  await user.click(screen.getByRole('button', { name: 'Select' }))
  expect(first.onOpen).toHaveBeenCalledWith('veh-0')
  expect(first.onSelect).toHaveBeenCalledWith(['veh-0'], 'add')
  screen.getByRole('dialog').focus()
  await user.keyboard('{Escape}')
  expect(first.onClose).toHaveBeenCalledOnce()
})

test('a selected vehicle can be deselected on the map', async () => {
  const { onSelect } = showCard(shownAt(new Date().toISOString()), new Set(['veh-0']))
  await userEvent.click(screen.getByRole('button', { name: 'Deselect' }))
  expect(onSelect).toHaveBeenCalledWith(['veh-0'], 'remove')
})

test('vehicles that stand in one place are gone through one by one, or selected together', async () => {
  const user = userEvent.setup()
  const { onSelect } = showCard(shownAt(new Date().toISOString(), 3))
  const heading = () => screen.getByRole('heading').textContent
  expect([heading(), screen.getByRole('status').textContent]).toEqual(['FC 0 U-0', '1 of 3 in this place'])
  await user.click(screen.getByRole('button', { name: 'Next' }))
  expect([heading(), screen.getByRole('status').textContent]).toEqual(['FC 1 U-1', '2 of 3 in this place'])
  await user.click(screen.getByRole('button', { name: 'Previous' }))
  await user.click(screen.getByRole('button', { name: 'Previous' }))
  expect(heading()).toBe('FC 2 U-2')
  await user.click(screen.getByRole('button', { name: 'Select all 3' }))
  expect(onSelect).toHaveBeenCalledWith(['veh-0', 'veh-1', 'veh-2'], 'add')
})

test('where none of the vehicles is in view, one press shows them all', async () => {
  const onShowAll = vi.fn<() => void>()
  render(<MapSummary placed={5} unplaced={0} inView={0} onSelectInView={() => {}} onShowAll={onShowAll} />)
  await userEvent.click(screen.getByRole('button', { name: 'None is in view: show all' }))
  expect(onShowAll).toHaveBeenCalledOnce()
})
