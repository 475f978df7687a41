import { fireEvent, type RenderResult, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { waitingDraft } from '#fleet/vehicle/draft-places.ts'
import { draftItems, editPage, restored } from '../support/edit-page.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
const edit = editPage(app)
const show = () => app.show('manager', edit.address)

test('what was typed when the page went away is back, is said to be, and saves as if nothing had happened', async () => {
  await edit.leaveUnsaved({ Driver: 'Grace', 'Call sign': 'not sent yet' }, { driver: 'Grace' })
  await show()
  expect(await screen.findByText(restored)).toBeTruthy()
  expect(await edit.box('Driver')).toHaveProperty('value', 'Grace')
  expect(await edit.box('Call sign')).toHaveProperty('value', 'not sent yet')
  expect(screen.getByText('Changed: Call sign, Driver')).toBeTruthy()
  await edit.save()
  expect(await screen.findByText('Saved.')).toBeTruthy()
  expect(await edit.read()).toMatchObject({ driver: 'Grace', version: edit.vehicle.version + 1 })
  await waitFor(() => expect(draftItems()).toEqual([]))
})

test('the last letter is kept too, however quickly they come', async () => {
  const page = await show()
  const field = await edit.box('Driver')
  for (const value of ['G', 'Gr', 'Gra', 'Grac', 'Grace']) fireEvent.change(field, { target: { value } })
  page.unmount()
  await waitFor(async () => expect(await edit.draft()).toMatchObject({ driver: 'Grace' }))
})

test('opening the page again leaves the draft, and the time at which it was typed', async () => {
  await edit.leaveUnsaved({ Driver: 'Grace' }, { driver: 'Grace' })
  const before = await waitingDraft(edit.manager, edit.vehicle.vehicleId)
  const page = await show()
  await screen.findByText(restored)
  page.unmount()
  await waitFor(async () => expect(await edit.draft()).not.toBeNull())
  expect(await waitingDraft(edit.manager, edit.vehicle.vehicleId)).toEqual(before)
})

describe('with changes that others have saved since', () => {
  test('in other fields, the draft is joined', async () => {
    await edit.leaveUnsaved({ Driver: 'Grace' }, { driver: 'Grace' })
    await edit.changeByAdmin({ depot: 'Ulm' })
    await show()
    await screen.findByText(restored)
    await edit.save()
    const words = 'Saved. Someone else had changed Depot meanwhile; that was kept.'
    expect(await screen.findByText(words)).toBeTruthy()
    expect(await edit.read()).toMatchObject({ driver: 'Grace', depot: 'Ulm' })
  })

  test('in the same field, both are shown, and the draft of that survives as well', async () => {
    await edit.leaveUnsaved({ Driver: 'Grace' }, { driver: 'Grace' })
    await edit.changeByAdmin({ driver: 'Cy' })
    const page = await show()
    await screen.findByText(restored)
    await edit.save()
    expect(await screen.findByRole('row', { name: /Driver Grace .*Cy/ })).toBeTruthy()
    page.unmount()
    await waitFor(async () => {
      const draft = await waitingDraft(edit.manager, edit.vehicle.vehicleId)
      expect(draft?.base).toMatchObject({ version: edit.vehicle.version + 1, values: { driver: 'Cy' } })
    })

    await show()
    expect(await edit.box('Driver')).toHaveProperty('value', 'Grace')
    await edit.save()
    expect(await screen.findByText('Saved.')).toBeTruthy()
    expect((await edit.read()).driver).toBe('Grace')
  })

  test('as one had asked for without getting an answer, there is nothing left to save', async () => {
    await edit.leaveUnsaved({ Driver: 'Grace' }, { driver: 'Grace' })
    await edit.changeByAdmin({ driver: 'Grace' })
    await show()
    await screen.findByText(restored)
    await edit.save()
    expect(await screen.findByText(/^Nothing to save/)).toBeTruthy()
    expect((await edit.read()).version).toBe(edit.vehicle.version + 1)
    await waitFor(() => expect(draftItems()).toEqual([]))
  })
})

test('discarding by keyboard gives the record back, with the focus in its first field', async () => {
  await edit.leaveUnsaved({ Driver: 'Grace' }, { driver: 'Grace' })
  await edit.changeByAdmin({ driver: 'Cy' })
  const page = await show()
  const discard = await screen.findByRole('button', { name: 'Discard my changes' })
  discard.focus()
  await userEvent.keyboard('{Enter}')
  expect(screen.queryByText(restored)).toBeNull()
  expect(await edit.box('Driver')).toHaveProperty('value', 'Cy')
  expect(document.activeElement).toBe(screen.getByLabelText('Lifecycle'))
  expect(screen.getByText('Nothing changed yet.')).toBeTruthy()
  await waitFor(() => expect(draftItems()).toEqual([]))

  await edit.type('Depot', 'Ulm')
  page.unmount()
  await waitFor(async () => expect(await edit.draft()).toMatchObject({ driver: 'Cy', depot: 'Ulm' }))
})

describe('no draft is left', () => {
  test('of a form that was typed back to what it was', async () => {
    await show()
    await edit.type('Driver', 'Grace')
    await waitFor(() => expect(draftItems().length).toBe(1))
    await edit.type('Driver', ' Ada ')
    await waitFor(() => expect(draftItems()).toEqual([]))
  })

  test('after leaving on purpose, but after staying', async () => {
    await show()
    await edit.type('Driver', 'Grace')
    await waitFor(() => expect(draftItems().length).toBe(1))
    const away = () => userEvent.click(screen.getByRole('link', { name: /Back to the vehicle/ }))
    const answer = async (name: string) =>
      userEvent.click(await screen.findByRole('button', { name, hidden: true }))
    await away()
    await answer('Stay and go on')
    expect(await edit.box('Driver')).toHaveProperty('value', 'Grace')
    expect(draftItems().length).toBe(1)
    await away()
    await answer('Leave, drop my changes')
    expect(await screen.findByRole('heading', { name: 'Facts' })).toBeTruthy()
    await waitFor(() => expect(draftItems()).toEqual([]))
  })
})

test('two tabs with the same vehicle keep a draft each, and both are found again', async () => {
  const field = (tab: RenderResult, name: string) => within(tab.container).findByRole('textbox', { name })
  const [one, other] = [await show(), await show()]
  fireEvent.change(await field(one, 'Driver'), { target: { value: 'Grace' } })
  await waitFor(() => expect(draftItems().length).toBe(1))
  fireEvent.change(await field(other, 'Depot'), { target: { value: 'Ulm' } })
  await waitFor(() => expect(draftItems().length).toBe(2))
  // Both are in open forms: of these the vehicle's page says nothing.
  expect(await edit.draft()).toBeNull()
  one.unmount()
  await waitFor(async () => expect(await edit.draft()).toMatchObject({ driver: 'Grace' }))
  other.unmount()
  await waitFor(async () => expect(await edit.draft()).toMatchObject({ depot: 'Ulm' }))

  const first = await show()
  expect(await field(first, 'Depot')).toHaveProperty('value', 'Ulm')
  const second = await show()
  expect(await field(second, 'Driver')).toHaveProperty('value', 'Grace')
  first.unmount()
  await edit.save()
  expect(await screen.findByText('Saved.')).toBeTruthy()
  await userEvent.click(await screen.findByRole('link', { name: 'Go on editing' }))
  expect(await screen.findByText(restored)).toBeTruthy()
  await edit.save()
  expect(await screen.findByText(/^Saved\. Someone else had changed Driver/)).toBeTruthy()
  expect(await edit.read()).toMatchObject({ driver: 'Grace', depot: 'Ulm' })
})

test('the vehicle’s page says that there are unsaved changes, and leads to them', async () => {
  await edit.leaveUnsaved({ Driver: 'Grace' }, { driver: 'Grace' })
  await app.show('manager', `/vehicles/${edit.vehicle.vehicleId}`)
  expect(await screen.findByText(/^You have unsaved changes from/)).toBeTruthy()
  await waitFor(() => expect(screen.queryByText(/^Fetching/)).toBeNull())
  await userEvent.click(screen.getByRole('link', { name: 'Go on editing' }))
  expect(await edit.box('Driver')).toHaveProperty('value', 'Grace')
})
