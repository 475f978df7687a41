import { act, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import type { AuditPage } from '#contract/history.ts'
import { collectPage, isCollected, mostExported, nothingCollected } from '#fleet/audit/collect-entries.ts'
import type { PageWish } from '#fleet/audit/use-entries.ts'
import { entryAt } from '../support/audit-entries.ts'
import { control } from '../support/local-cloud.ts'
import { testApp } from '../support/render-app.tsx'
import { savedFiles } from '../support/saved-files.ts'

const app = testApp()
const saved = savedFiles()

const exportButton = () => screen.findByRole('button', { name: 'Export all that match as CSV' })

async function change(driver: string, username = 'manager') {
  const { api } = await app.signedIn(username)
  const [first] = (await api.listVehicles({ query: { limit: '1' } })).items
  if (!first) throw new Error('The test fleet has no vehicle')
  return api.updateVehicle({ vehicleId: first.vehicleId, version: first.version, body: { driver } })
}

async function lines(): Promise<readonly string[]> {
  await waitFor(() => expect(saved.all.length).toBe(1))
  return (await saved.all[0]?.text())?.split('\r\n') ?? []
}

test('all that matches is saved, what a spreadsheet would calculate defused, and it says how many', async () => {
  await change('=HYPERLINK("http://x")')
  await change('Bo', 'admin')
  const { vehicleId } = await change('@SUM(A1)')
  await app.show('admin', '/audit?person=manager')
  await userEvent.click(await exportButton())
  expect(await screen.findByText('Exported 2 entries: that is all.')).toBeTruthy()
  const [heads, newest, oldest, ...rest] = await lines()
  expect(heads).toBe(
    'At,Person,Person ID,Groups,Action,Decision,Decided by,Vehicle ID,Member,Changes,Reason,Request,Entry',
  )
  expect(newest).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z,manager,[\w-]+,manager,updateVehicle,allowed,/)
  expect(newest).toContain(`,"fleet/write, manager",${vehicleId},,Driver: Bo → @SUM(A1),,`)
  expect(oldest).toContain('Driver: ')
  expect(rest).toEqual([''])
})

test('a name that looks like a formula gets an apostrophe', async () => {
  const entry = { ...entryAt(0), username: '=1+1', reason: '-2' }
  const ask = async (): Promise<AuditPage> => ({ items: [entry], nextCursor: null, searchedTo: null })
  const { pieces } = await collectPage(nothingCollected(','), wish(ask))
  expect(pieces.join('')).toContain(",'=1+1,")
  expect(pieces.join('')).toContain(",'-2,")
})

test('it can be stopped, and then saves nothing; pressed twice, it begins once', async () => {
  await control(app.cloud, { latencyMs: 200 })
  await app.show('admin', '/audit')
  const asked: string[] = []
  const button = await exportButton()
  app.onRequest(({ url }) => asked.push(url))
  const user = userEvent.setup()
  // Before the first press has been drawn.
  act(() => {
    button.click()
    button.click()
  })
  await user.click(await screen.findByRole('button', { name: 'Stop' }))
  expect(await screen.findByText('Stopped: no file was saved.')).toBeTruthy()
  await control(app.cloud, { latencyMs: 0 })
  await user.click(await exportButton())
  expect(await screen.findByText(/^Exported \d+ entr/)).toBeTruthy()
  expect(saved.all.length).toBe(1)
  expect(asked.filter((url) => url.includes('limit=1000')).length).toBe(2)
})

test('a page that fails says so, and trying again saves the file', async () => {
  await app.show('admin', '/audit')
  await screen.findByText(/that is all/)
  await control(app.cloud, { fail: { target: 'api', kind: 'status', status: 500, times: 1000 } })
  vi.spyOn(Math, 'random').mockReturnValue(0)
  await userEvent.click(await exportButton())
  await screen.findByRole('alert')
  expect(saved.all).toEqual([])
  await control(app.cloud, { fail: null })
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText(/^Exported \d+ entr/)).toBeTruthy()
  expect(saved.all.length).toBe(1)
})

describe('more than a file holds', () => {
  test('stops at 50,000 entries, and the next file begins right after them', async () => {
    const ask = pagesOf(mostExported + 3)
    let soFar = nothingCollected(',')
    while (!isCollected(soFar)) soFar = await collectPage(soFar, wish(ask))
    expect(soFar.count).toBe(50_000)
    expect(soFar.cursor).not.toBeNull()
    const next = await collectPage({ ...nothingCollected(','), cursor: soFar.cursor }, wish(ask))
    expect(next).toMatchObject({ count: 3, cursor: null })
    expect(isCollected(next)).toBe(true)
    const ids = [...soFar.pieces, ...next.pieces].join('').match(/request-\d+/g)
    expect(new Set(ids).size).toBe(mostExported + 3)
  })

  test('pages without any match are gone through', async () => {
    const pages: AuditPage[] = [
      { items: [], nextCursor: 'on', searchedTo: '2026-01-02T00:00:00.000Z' },
      { items: [entryAt(1)], nextCursor: null, searchedTo: null },
    ]
    const ask = async ({ cursor }: PageWish) => pages[cursor === undefined ? 0 : 1] as AuditPage
    const first = await collectPage(nothingCollected(','), wish(ask))
    expect(isCollected(first)).toBe(false)
    expect(await collectPage(first, wish(ask))).toMatchObject({ count: 1, cursor: null })
  })
})

function wish(ask: (query: PageWish) => Promise<AuditPage>) {
  return { ask, filters: {}, separator: ',', signal: new AbortController().signal }
}

/** An API with so many entries, whose pages are not always full: cursors are places. */
function pagesOf(count: number) {
  return async ({ cursor = '0', limit }: PageWish): Promise<AuditPage> => {
    const from = Number(cursor)
    const end = Math.min(from + Math.min(Number(limit), 999), count)
    const items = Array.from({ length: end - from }, (_, index) => entryAt(from + index))
    return { items, nextCursor: end < count ? String(end) : null, searchedTo: null }
  }
}
