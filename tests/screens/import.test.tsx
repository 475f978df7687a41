import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import type { Vehicle } from '#contract/vehicle.ts'
import { csvFile, csvLine, newVins } from '../support/csv-vehicles.ts'
import { importPage } from '../support/import-page.tsx'
import { openWorkers } from '../support/in-process-worker.ts'
import { type SignedIn, testApp } from '../support/render-app.tsx'

const app = testApp()
const page = importPage(app)

const writes: Request[] = []
app.onRequest((request) => {
  if (request.method !== 'GET') writes.push(request.clone())
})

/** The bodies of the calls of addVehicles since `from`. */
async function added(from: number) {
  const calls = writes.slice(from).filter(({ url }) => url.endsWith('/vehicles/update'))
  return Promise.all(calls.map((request) => request.clone().json()))
}

async function byVin({ api }: SignedIn, vin: string): Promise<Vehicle | undefined> {
  const { items } = await api.listVehicles({ query: { limit: '1000' } })
  return items.find((one) => one.vin === vin)
}

const finished = () => screen.findByRole('heading', { name: 'Import finished' })

test('a file is looked at, checked, and only then written, and a second import changes nothing', async () => {
  const vins = newVins(120)
  const file = csvFile(vins.map((vin) => csvLine(vin)))
  const before = writes.length
  const manager = await page.show('manager')
  await page.choose(file, 'north.csv')
  expect(await screen.findByRole('heading', { name: 'Which column is what?' })).toBe(document.activeElement)
  expect(screen.getByText(/120 lines, separated by comma, read as UTF-8\./)).toBeTruthy()
  expect(screen.getByLabelText('Licence plate')).toHaveProperty('value', 'licensePlate')
  await page.press('Check 120 lines')
  await screen.findByRole('heading', { name: 'What the import would do' })
  expect(page.counts()).toEqual({ New: '120', Unchanged: '0', Differing: '0', 'With problems': '0' })
  expect((await added(before)).map(({ vehicles, dryRun }) => [vehicles.length, dryRun])).toEqual([
    [100, true],
    [20, true],
  ])
  expect(await byVin(manager, vins[0] ?? '')).toBeUndefined()

  await page.press('Import 120 vehicles')
  await finished()
  expect(page.counts()).toEqual({ Created: '120', Updated: '0', Unchanged: '0', Failed: '0' })
  expect(await byVin(manager, vins[119] ?? '')).toMatchObject({
    depot: 'Hof',
    version: 1,
    updatedBy: 'manager',
  })

  await page.press('Import another file')
  await page.check(file)
  expect(page.counts()).toMatchObject({ New: '0', Unchanged: '120' })
  expect(screen.getByText('Nothing to import: the fleet has all these vehicles already.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Import / })).toBeNull()
})

test('problems are listed by line, field and value, and the good lines can be imported without them', async () => {
  const [one = '', two = '', three = ''] = newVins(3)
  const manager = await page.show('manager')
  await page.check(csvFile([csvLine(one), csvLine(two, 'Hof', 'soon'), csvLine(three), csvLine(one)]))
  expect(page.counts()).toMatchObject({ New: '2', 'With problems': '2' })
  expect(page.rows(/^Problems/)).toEqual([
    ['3', 'Model year', 'soon', 'Expected a year, such as 2026'],
    ['5', 'VIN', one, 'The same VIN is in line 2 already: remove one of the two lines'],
  ])

  await page.press('Download 2 lines to correct')
  await waitFor(() => expect(page.saved.length).toBe(1))
  const [{ name, text } = { name: '', text: '' }] = page.saved
  expect(name).toBe('fleet-to-correct.csv')
  const toCorrect = await text
  expect(toCorrect).toContain('Depot,Problem')
  expect(toCorrect).toContain(',soon,')

  await page.press('Import 2 vehicles')
  await finished()
  expect(await byVin(manager, two)).toBeUndefined()

  await page.press('Import another file')
  await page.check(toCorrect.replace(',soon,', ',2024,'))
  expect(page.counts()).toEqual({ New: '1', Unchanged: '1', Differing: '0', 'With problems': '0' })
  await page.press('Import 1 vehicle')
  await finished()
  expect(await byVin(manager, two)).toMatchObject({ modelYear: 2024 })
})

describe('vehicles that the fleet has with other values', () => {
  async function imported(person: SignedIn, vins: readonly string[]) {
    const vehicles = vins.map((vin) => ({
      vin,
      make: 'Ford',
      model: 'Transit',
      modelYear: 2024,
      licensePlate: vin.slice(-8),
      powertrain: 'electric' as const,
      depot: 'Ulm',
      driver: 'Ada',
    }))
    await person.api.addVehicles({ body: { vehicles } })
  }

  test('are shown with what would change, and left alone unless asked', async () => {
    const [vin = '', fresh = ''] = newVins(2)
    const manager = await page.show('manager')
    await imported(manager, [vin])
    await page.check(csvFile([csvLine(vin), csvLine(fresh)]))
    expect(page.counts()).toEqual({ New: '1', Unchanged: '0', Differing: '1', 'With problems': '0' })
    expect(page.rows(/^Differing/)).toEqual([['2', vin.slice(-8), 'Depot: Ulm → Hof']])
    await page.press('Import 1 vehicle')
    await finished()
    expect(await byVin(manager, vin)).toMatchObject({ depot: 'Ulm', version: 1 })
  })

  test('are updated when asked, in the fields of the file alone', async () => {
    const [vin = ''] = newVins(1)
    const manager = await page.show('manager')
    await imported(manager, [vin])
    await page.check(csvFile([csvLine(vin)]))
    expect(screen.queryByRole('button', { name: /^Import / })).toBeNull()
    const box = screen.getByRole('checkbox', { name: /^Update these too/ })
    expect(box).toHaveProperty('checked', false)
    await userEvent.click(box)
    const before = writes.length
    await page.press('Import 1 vehicle')
    await finished()
    expect(page.counts()).toEqual({ Created: '0', Updated: '1', Unchanged: '0', Failed: '0' })
    expect(await byVin(manager, vin)).toMatchObject({ depot: 'Hof', driver: 'Ada', version: 2 })
    const [patch] = writes.slice(before)
    expect(patch?.headers.get('if-match')).toBe('"1"')
    expect(await patch?.clone().json()).toEqual({ depot: 'Hof' })
  })

  test('that somebody changes meanwhile fail with the reason, and keep that change', async () => {
    const [vin = '', other = ''] = newVins(2)
    const manager = await page.show('manager')
    await imported(manager, [vin, other])
    await page.check(csvFile([csvLine(vin), csvLine(other)]))
    await userEvent.click(screen.getByRole('checkbox', { name: /^Update these too/ }))
    const vehicleId = (await byVin(manager, vin))?.vehicleId ?? ''
    await manager.api.updateVehicle({ vehicleId, version: 1, body: { depot: 'Bonn' } })
    await page.press('Import 2 vehicles')
    await finished()
    expect(page.counts()).toMatchObject({ Updated: '1', Failed: '1' })
    expect(page.rows(/^Problems/)).toEqual([['2', 'Whole line', 'empty', expect.stringMatching(/changed/i)]])
    expect(await byVin(manager, vin)).toMatchObject({ depot: 'Bonn', version: 2 })
    expect(await byVin(manager, other)).toMatchObject({ depot: 'Hof' })
  })
})

test('columns that nobody knows can be given a field, and needed ones that are missing are named', async () => {
  const [vin = ''] = newVins(1)
  await page.show('manager')
  await page.choose(
    `Nr;Marke;Modell;Baujahr;Kennzeichen;Antrieb;Farbe\n${vin};Ford;Transit;2.024;B-X 1;Elektro;rot\n`,
  )
  expect(await screen.findByText(/No column is taken for VIN:/)).toBeTruthy()
  expect(screen.getByText('Not imported: Nr, Farbe')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Check/ })).toBeNull()
  await userEvent.selectOptions(screen.getByLabelText('Nr'), 'VIN (needed)')
  await page.press('Check 1 line')
  await screen.findByRole('heading', { name: 'What the import would do' })
  expect(page.counts()).toMatchObject({ New: '1', 'With problems': '0' })

  await page.press('Back to the columns')
  await userEvent.selectOptions(await screen.findByLabelText('Farbe'), 'Make (needed)')
  expect(screen.getByLabelText('Marke')).toHaveProperty('value', '')
})

test('lines can be pasted', async () => {
  const [vin = ''] = newVins(1)
  await page.show('manager')
  const box = screen.getByRole('textbox', { name: /Lines with their header/ })
  fireEvent.change(box, { target: { value: csvFile([csvLine(vin)]).replaceAll(',', '\t') } })
  await page.press('Read the pasted lines')
  expect(await screen.findByText(/1 line, separated by tab\./)).toBeTruthy()
})

test('a file can be dropped', async () => {
  const [vin = ''] = newVins(1)
  await page.show('manager')
  const zone = screen.getByText('or drop it here')
  const dropped = fireEvent.drop(zone, {
    dataTransfer: { files: [new File([csvFile([csvLine(vin)])], 'dropped.csv')] },
  })
  // Prevented: the browser does not open it.
  expect(dropped).toBe(false)
  expect(await screen.findByText('dropped.csv')).toBeTruthy()
})

test('a file in Windows-1252 is read, and that is said', async () => {
  const [vin = ''] = newVins(1)
  await page.show('manager')
  await page.choose(Uint8Array.from(csvFile([csvLine(vin, 'Köln')]), (one) => one.charCodeAt(0)))
  expect(await screen.findByText(/not UTF-8, so it is read as Windows-1252/)).toBeTruthy()
  expect(screen.getByText('Köln')).toBeTruthy()
})

describe('what can’t be read is refused on the page, and another file can be chosen', () => {
  test.each([
    ['an Excel file', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), /Excel or LibreOffice/],
    ['an empty file', '', /The file is empty/],
    ['only a header', csvFile([]), /only a header line/],
  ])('%s', async (_, content, words) => {
    const [vin = ''] = newVins(1)
    await page.show('manager')
    await page.choose(content)
    expect((await screen.findByRole('alert')).textContent).toMatch(words)
    await page.choose(csvFile([csvLine(vin)]))
    expect(await screen.findByRole('button', { name: 'Check 1 line' })).toBeTruthy()
  })

  test('50 MB, without reading it', async () => {
    await page.show('manager')
    const file = new File(['x'], 'large.csv')
    const read = vi.spyOn(file, 'arrayBuffer')
    Object.defineProperty(file, 'size', { value: 50 * 1024 * 1024 })
    await userEvent.upload(screen.getByLabelText('CSV file'), file)
    expect((await screen.findByRole('alert')).textContent).toMatch(/50 MB; one import takes at most 20 MB/)
    expect(read).not.toHaveBeenCalled()
  })

  test('one that is gone when it is read', async () => {
    await page.show('manager')
    const file = new File(['x'], 'gone.csv')
    vi.spyOn(file, 'arrayBuffer').mockRejectedValue(new DOMException('gone', 'NotFoundError'))
    await userEvent.upload(screen.getByLabelText('CSV file'), file)
    expect((await screen.findByRole('alert')).textContent).toMatch(/could not be read.*Choose it again/)
  })
})

test('where the browser starts no worker, that is said', async () => {
  vi.stubGlobal('Worker', function () {
    throw new DOMException('Refused', 'SecurityError')
  })
  await page.show('manager')
  await page.choose(csvFile([csvLine('x')]))
  expect((await screen.findByRole('alert')).textContent).toMatch(/could not be started.*load the page again/)
})

test('an operator sees why there is nothing to import with, and the API refuses', async () => {
  const operator = await page.show('operator')
  const reason =
    /You may not add vehicles to the fleet: your sign-in lacks the scope fleet\/write.*An admin of north can add you\./
  const button = screen.getByRole('button', { name: 'Choose a file', description: reason })
  expect(button.getAttribute('aria-disabled')).toBe('true')
  button.focus()
  expect(document.activeElement).toBe(button)
  expect(screen.queryByLabelText('CSV file')).toBeNull()
  expect(screen.queryByRole('textbox')).toBeNull()
  const vehicles = [{ vin: newVins(1)[0] }]
  for (const dryRun of [true, false]) {
    await expect(operator.api.addVehicles({ body: { vehicles, dryRun } })).rejects.toMatchObject({
      status: 401,
      code: 'scope_missing',
    })
  }
})

test('the template has every field, and what is in it would be imported', async () => {
  await page.show('manager')
  await page.press('Download a template')
  const [template] = page.saved
  expect(template?.name).toBe('vehicles-template.csv')
  await page.check((await template?.text) ?? '')
  expect(page.counts()).toEqual({ New: '1', Unchanged: '0', Differing: '0', 'With problems': '0' })
})

test('of thousands of problems only those on screen are in the document', async () => {
  await page.show('manager')
  await page.check(csvFile(Array.from({ length: 3_000 }, (_, index) => `X${index},,,,,,`)))
  expect(page.counts()).toMatchObject({ New: '0', 'With problems': '3,000' })
  const table = screen.getByRole('table', { name: 'Problems, 18,000 rows' })
  expect(table.getAttribute('aria-rowcount')).toBe('18001')
  expect(within(table).getAllByRole('row').length).toBeLessThan(50)
})

test('a worker ends with its page', async () => {
  const before = openWorkers()
  await page.show('manager')
  await page.choose(csvFile([csvLine('x')]))
  await screen.findByRole('button', { name: 'Check 1 line' })
  expect(openWorkers()).toBe(before + 1)
  await act(async () => userEvent.click(screen.getByRole('link', { name: '← All vehicles' })))
  await screen.findByText('Another page')
  expect(openWorkers()).toBe(before)
})
