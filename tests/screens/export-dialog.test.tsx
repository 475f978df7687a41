import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import type { Vehicle } from '#contract/vehicle.ts'
import { ExportDialog } from '#fleet/export/export-dialog.tsx'
import { createCsvEngine } from '#fleet/import/csv-engine.ts'
import { dryRun } from '#fleet/import/dry-run.ts'
import { newVins } from '../support/csv-vehicles.ts'
import { testApp } from '../support/render-app.tsx'
import { savedFiles } from '../support/saved-files.ts'
import { vehicle } from '../support/vehicle.ts'

const app = testApp()
const saved = savedFiles()

function show(vehicles: readonly Vehicle[]) {
  const onClose = vi.fn<() => void>()
  render(<ExportDialog vehicles={vehicles} columns={['licensePlate', 'driver']} onClose={onClose} />)
  return onClose
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

/** The lines of the file that was saved, as bytes and as text. */
async function file() {
  await waitFor(() => expect(saved.all.length).toBe(1))
  const bytes = new Uint8Array((await saved.all[0]?.arrayBuffer()) ?? new ArrayBuffer())
  return { bytes, lines: new TextDecoder().decode(bytes).split('\r\n') }
}

test('the columns that the list shows are chosen to begin with, and others can be', async () => {
  const onClose = show([vehicle({ driver: 'Ada, Countess' })])
  const boxes = screen.getAllByRole<HTMLInputElement>('checkbox')
  expect(boxes.length).toBe(17)
  expect(boxes.filter(({ checked }) => checked).map(({ labels }) => labels?.[0]?.textContent)).toEqual([
    'Licence plate',
    'Driver',
  ])
  await userEvent.click(screen.getByLabelText('VIN'))
  await userEvent.click(screen.getByLabelText('Driver'))
  await userEvent.click(screen.getByLabelText('Updated at'))
  await press('Export')
  expect((await file()).lines).toEqual([
    'VIN,Licence plate,Updated at',
    '1M8GDM9AXKP042788,B-FC 1,2026-01-02T03:04:05.000Z',
    '',
  ])
  expect(onClose).toHaveBeenCalledOnce()
})

test('the file is UTF-8 with a byte order mark, and separated as chosen', async () => {
  show([vehicle({ driver: 'Zoë; Bo' })])
  await userEvent.selectOptions(screen.getByLabelText('Separated by'), 'semicolon')
  await press('Export')
  const { bytes, lines } = await file()
  expect(Array.from(bytes.subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf])
  expect(lines[1]).toBe('B-FC 1;"Zoë; Bo"')
})

test('without a column there is nothing to export, and that is said', async () => {
  const onClose = show([vehicle()])
  await userEvent.click(screen.getByLabelText('Licence plate'))
  await userEvent.click(screen.getByLabelText('Driver'))
  const button = screen.getByRole('button', { name: 'Export', description: 'Choose at least one column.' })
  await userEvent.click(button)
  expect(saved.all).toEqual([])
  expect(onClose).not.toHaveBeenCalled()
})

test('Cancel closes it, and a file that is being written is given up', async () => {
  const onClose = show([vehicle()])
  await press('Cancel')
  expect(onClose).toHaveBeenCalledOnce()
  expect(saved.all).toEqual([])
})

describe('what is exported', () => {
  test('is found unchanged by the API when it is imported, hostile texts among it', async () => {
    const { api } = await app.signedIn('manager')
    const hostile = [
      '=HYPERLINK("http://x")',
      '+49 30',
      '-1',
      '@SUM(A1)',
      "'=quoted",
      'a;b,c\t|"d"',
      '＝wide',
    ]
    const vehicles = newVins(hostile.length).map((vin, index) => ({
      vin,
      make: hostile[index] ?? '',
      model: 'Transit',
      modelYear: 2024,
      licensePlate: vin.slice(-8),
      powertrain: 'hybrid' as const,
      driver: hostile[index] ?? '',
      tags: [`${hostile[index]}`, 'b;c', '"d'],
    }))
    // A tab is no part of a name: the API refuses that one.
    const { results } = await api.addVehicles({ body: { vehicles } })
    expect(results.filter(({ outcome }) => outcome === 'created').length).toBe(hostile.length - 1)
    const { items } = await api.listVehicles({ query: { limit: '1000' } })
    show(items)
    await press('Those that an import takes')
    await press('Export')
    const { bytes } = await file()

    const engine = createCsvEngine()
    const { fields } = engine.read(bytes)
    const { good, problems } = engine.check(fields)
    expect(problems).toEqual([])
    const { signal } = new AbortController()
    const run = await dryRun(api, good, { signal, onProgress: () => {} })
    expect(run).toMatchObject({ created: [], differing: [], problems: [] })
    expect(run.unchanged.length).toBe(items.length)
  })
})
