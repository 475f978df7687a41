import { act, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { editPage } from '../support/edit-page.ts'
import { control } from '../support/local-cloud.ts'
import { line } from '../support/line.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
const page = editPage(app)

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const press = async (name: string | RegExp) => userEvent.click(await button(name))

/** Changes driver and depot on the edit page, and comes to the vehicle's page with what was saved. */
async function saveDriverAndDepot(): Promise<void> {
  await app.show('manager', page.address)
  await page.type('Driver', 'Bo')
  await page.type('Depot', 'Ulm')
  await page.save()
  await screen.findByText('Saved.')
}

test('Undo sets back exactly what was saved, on the page and in the API', async () => {
  await saveDriverAndDepot()
  await press('Undo')
  await screen.findByText('Undone.')
  const { depot, version } = page.vehicle
  expect(await page.read()).toMatchObject({ driver: 'Ada', depot, version: version + 2 })
  expect(screen.getByText('Ada', { selector: 'dd' })).toBeTruthy()
  expect(await screen.findByText(line('Driver: Bo → Ada'))).toBeTruthy()
  expect(document.activeElement).toBe(await button('Undo'))
})

test('an undo can be undone', async () => {
  await saveDriverAndDepot()
  await press('Undo')
  await screen.findByText('Undone.')
  await press('Undo')
  await waitFor(async () => expect(await page.read()).toMatchObject({ driver: 'Bo', depot: 'Ulm' }))
})

test('a double press undoes once', async () => {
  const sent: string[] = []
  await saveDriverAndDepot()
  app.onRequest(({ method, url }) => {
    if (method === 'PATCH') sent.push(url)
  })
  const undo = await button('Undo')
  // Both before anything is rendered.
  act(() => {
    undo.click()
    undo.click()
  })
  await screen.findByText('Undone.')
  expect(sent.length).toBe(1)
})

test('someone else’s change of another field is kept by an undo, and said', async () => {
  await saveDriverAndDepot()
  await page.changeByAdmin({ callSign: `X${page.vehicle.version}` })
  await press('Undo')
  await screen.findByText('Undone. Someone else had changed Call sign meanwhile; that was kept.')
  expect(await page.read()).toMatchObject({
    driver: 'Ada',
    depot: page.vehicle.depot,
    callSign: `X${page.vehicle.version}`,
  })
})

test('someone else’s change of the same field is shown with what was there before, and asked about', async () => {
  await saveDriverAndDepot()
  await page.changeByAdmin({ driver: 'Cy' })
  await press('Undo')
  const row = await screen.findByRole('row', { name: /Driver/ })
  expect(
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual(['Ada', 'Cy'])
  expect(await page.read()).toMatchObject({ driver: 'Cy', depot: 'Ulm' })
  await waitFor(() => expect(document.activeElement?.className).toBe('undo'))

  await press('Keep admin’s, undo the rest')
  await screen.findByText('Undone.')
  expect(await page.read()).toMatchObject({ driver: 'Cy', depot: page.vehicle.depot })
})

test('asked about a conflict, one may set it back all the same', async () => {
  await saveDriverAndDepot()
  await page.changeByAdmin({ driver: 'Cy', depot: 'Bonn' })
  await press('Undo')
  expect(await button('Leave as it is now')).toBeTruthy()
  await press('Set back as before')
  await screen.findByText('Undone.')
  expect(await page.read()).toMatchObject({ driver: 'Ada', depot: page.vehicle.depot })
})

test('where someone else has set it back already nothing is left to undo', async () => {
  await saveDriverAndDepot()
  await page.changeByAdmin({ driver: 'Ada', depot: page.vehicle.depot })
  await press('Undo')
  await screen.findByText('Nothing is left to undo.')
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})

test('an undo that fails says so and can be tried again; one whose answer is lost is not done twice', async () => {
  await saveDriverAndDepot()
  // Only then nothing else is asked of the API.
  await screen.findByText(line(`Depot: ${page.vehicle.depot} → Ulm`))
  await control(app.cloud, { fail: { target: 'api', kind: 'status', status: 429, times: 1 } })
  await press('Undo')
  expect((await screen.findByRole('alert')).textContent).toContain('Nothing was changed.')
  await control(app.cloud, { fail: { target: 'api', kind: 'dropAfterCommit', times: 1 } })
  await press('Undo')
  await waitFor(() =>
    expect(screen.getByRole('alert').textContent).toContain('It is not known whether it was saved'),
  )
  await press('Undo')
  await screen.findByText('Nothing is left to undo.')
  expect(await page.read()).toMatchObject({ driver: 'Ada', version: page.vehicle.version + 2 })
})

test('once the page was left there is nothing to undo any more', async () => {
  await saveDriverAndDepot()
  await press('Edit vehicle')
  await userEvent.click(await screen.findByRole('link', { name: /Back to the vehicle/ }))
  await screen.findByRole('heading', { name: 'Facts' })
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})
