import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { decodeJwt } from 'jose'
import type { ComponentType } from 'react'
import { expect, test } from 'vitest'
import { callerFrom } from '#contract/caller.ts'
import type { ListModel } from '#fleet/list/list-model.ts'
import { ColumnHandles } from '#fleet/list/tools/columns/column-handles.tsx'
import { ColumnsDialog } from '#fleet/list/tools/columns/columns-dialog.tsx'
import { KeysDialog } from '#fleet/list/tools/keys-dialog.tsx'
import { showListWith } from '../support/list-page.tsx'
import { testApp } from '../support/render-app.tsx'

const app = testApp()

async function show(Tools: ComponentType<{ readonly model: ListModel }>, at = '/vehicles') {
  const { api, token } = await app.signedIn('operator')
  const page = await showListWith(Tools, { api, caller: callerFrom(decodeJwt(token)), at })
  return { page, user: userEvent.setup() }
}

const showDialog = (at?: string) =>
  show(({ model }) => <ColumnsDialog model={model} onClose={() => {}} />, at)
const dialog = () => within(screen.getByRole('dialog', { name: 'Sort and columns' }))
const heads = () =>
  Array.from(document.querySelectorAll('[data-column]'), (head) => head.getAttribute('data-column'))
const said = () => dialog().getByRole('status').textContent
const queryOf = (page: { query(): string }) => new URLSearchParams(page.query())

test('columns are hidden and shown, and one always stays', async () => {
  const { page, user } = await showDialog('/vehicles?columns=make,driver')
  await user.click(dialog().getByRole('checkbox', { name: 'Driver' }))
  expect(heads()).toEqual(['make'])
  await user.click(dialog().getByRole('checkbox', { name: 'Make and model' }))
  expect(heads()).toEqual(['make'])
  expect(said()).toBe('One column must stay.')
  await user.click(dialog().getByRole('checkbox', { name: 'Odometer' }))
  expect(heads()).toEqual(['make', 'odometer'])
  expect(document.activeElement).toBe(dialog().getByRole('checkbox', { name: 'Odometer' }))
  await waitFor(() => expect(queryOf(page).get('columns')).toBe('make,odometer'))
  await user.click(dialog().getByRole('button', { name: 'Usual columns' }))
  await waitFor(() => expect(page.query()).toBe(''))
})

test('columns are moved by buttons and by Alt and an arrow: the focus stays, and the place is said', async () => {
  const { user } = await showDialog('/vehicles?columns=make,driver,depot')
  const down = dialog().getByRole('button', { name: 'Move Make and model down' })
  await user.click(down)
  expect(heads()).toEqual(['driver', 'make', 'depot'])
  expect(document.activeElement).toBe(down)
  expect(said()).toBe('Make and model is now 2 of 3.')
  await user.keyboard('{Enter}{Enter}')
  expect(heads()).toEqual(['driver', 'depot', 'make'])
  expect(down.getAttribute('aria-disabled')).toBe('true')
  const box = dialog().getByRole('checkbox', { name: 'Make and model' })
  box.focus()
  await user.keyboard('{Alt>}{ArrowUp}{ArrowUp}{ArrowUp}{/Alt}')
  expect(heads()).toEqual(['make', 'driver', 'depot'])
  expect(document.activeElement).toBe(box)
})

test('widths take rem with a point or a comma, nothing means as usual, anything else says what fits', async () => {
  const { page, user } = await showDialog('/vehicles?columns=make,driver')
  const field = dialog().getByRole('textbox', { name: 'Width of Driver, in rem' })
  await user.type(field, '7,25')
  await waitFor(() => expect(queryOf(page).get('columns')).toBe('make,driver*7.25'))
  await user.clear(field)
  await waitFor(() => expect(queryOf(page).get('columns')).toBe('make,driver'))
  for (const wrong of ['2', '41', '1e1', 'wide']) {
    await user.clear(field)
    await user.type(field, wrong)
    expect(dialog().getByRole('alert').textContent).toBe('3 to 40')
    expect(field.getAttribute('aria-invalid')).toBe('true')
  }
})

test('rows are sorted by several keys without a Shift key, in any order and direction', async () => {
  const { page, user } = await showDialog()
  await user.selectOptions(dialog().getByRole('combobox', { name: 'Sort by' }), 'Make and model')
  expect(document.activeElement).toBe(dialog().getByRole('combobox', { name: 'Sort by' }))
  await user.click(dialog().getByRole('button', { name: /^Sort also by/ }))
  await user.selectOptions(dialog().getByRole('combobox', { name: 'Then by (2)' }), 'Year')
  await user.selectOptions(dialog().getByRole('combobox', { name: 'Direction of Year' }), '▼ Descending')
  await waitFor(() => expect(queryOf(page).get('sort')).toBe('make,-modelYear'))
  await user.click(dialog().getByRole('button', { name: 'Move sorting by Year up' }))
  expect(document.activeElement).toBe(dialog().getByRole('button', { name: 'Move sorting by Year up' }))
  await waitFor(() => expect(queryOf(page).get('sort')).toBe('-modelYear,make'))
  await user.click(dialog().getByRole('button', { name: 'Do not sort by Year' }))
  await waitFor(() => expect(queryOf(page).get('sort')).toBe('make'))
  const only = dialog().getByRole('button', { name: 'Do not sort by Make and model' })
  expect(only.getAttribute('aria-disabled')).toBe('true')
  await user.click(only)
  expect(dialog().getAllByRole('combobox')).toHaveLength(2)
})

test('rows may be compact', async () => {
  const { page, user } = await showDialog()
  await user.click(dialog().getByRole('radio', { name: 'Compact' }))
  await waitFor(() => expect(page.query()).toBe('?density=compact'))
})

const showHandles = (at?: string) => show(({ model }) => <ColumnHandles {...model} />, at)

test('a column is resized by the keys of the handle at its edge, within bounds, and Enter makes it usual', async () => {
  const { page, user } = await showHandles('/vehicles?columns=make,driver*5')
  const handle = await screen.findByRole('slider', { name: 'Width of Driver' })
  handle.focus()
  await user.keyboard('{ArrowRight}')
  expect(handle.getAttribute('aria-valuenow')).toBe('5.5')
  await user.keyboard('{Shift>}{ArrowLeft}{/Shift}{ArrowLeft}{ArrowLeft}{ArrowLeft}')
  expect(handle.getAttribute('aria-valuenow')).toBe('3')
  await user.keyboard('{End}')
  await waitFor(() => expect(queryOf(page).get('columns')).toBe('make,driver*40'))
  await user.keyboard('{Enter}')
  expect(handle.getAttribute('aria-valuetext')).toBe('as usual')
  await waitFor(() => expect(queryOf(page).get('columns')).toBe('make,driver'))
})

test('a handle that is dragged changes the width on screen at once, and the view at the end', async () => {
  const { page } = await showHandles('/vehicles?columns=make,driver*5,depot')
  const handle = await screen.findByRole('slider', { name: 'Width of Driver' })
  // jsdom has no layout and no pointers to capture.
  handle.setPointerCapture = () => {}
  const head = handle.closest('[data-column]')
  if (!head) throw new Error('The handle is in no head')
  head.getBoundingClientRect = () => new DOMRect(0, 0, 80, 40)
  const grid = screen.getByRole('grid')
  const tracks = () => grid.style.getPropertyValue('--columns')
  const least = () => grid.style.getPropertyValue('--least')
  const [tracksBefore, leastBefore] = [tracks(), least()]

  fireEvent.pointerDown(handle, { button: 0, clientX: 100, pointerId: 1 })
  fireEvent.pointerMove(handle, { clientX: 148 })
  expect(tracks()).toBe(tracksBefore.replace(' 5rem ', ' 8rem '))
  expect(Number.parseFloat(least())).toBe(Number.parseFloat(leastBefore) + 3)
  expect(page.query()).toBe('?columns=make,driver*5,depot')
  fireEvent.pointerUp(handle)
  await waitFor(() => expect(queryOf(page).get('columns')).toBe('make,driver*8,depot'))

  const [tracksSet, leastSet] = [tracks(), least()]
  fireEvent.pointerDown(handle, { button: 0, clientX: 100, pointerId: 1 })
  fireEvent.pointerMove(handle, { clientX: 400 })
  fireEvent.keyDown(handle, { key: 'Escape' })
  fireEvent.pointerUp(handle)
  expect([tracks(), least()]).toEqual([tracksSet, leastSet])
  fireEvent.doubleClick(handle)
  await waitFor(() => expect(queryOf(page).get('columns')).toBe('make,driver,depot'))
})

test('columns that come later have handles too', async () => {
  const { page } = await showHandles('/vehicles?columns=make')
  await screen.findByRole('slider', { name: 'Width of Make and model' })
  await page.open('/vehicles?columns=vin,make')
  expect(await screen.findByRole('slider', { name: 'Width of VIN' })).toBeTruthy()
  expect(screen.getAllByRole('slider')).toHaveLength(2)
})

test('the keys are listed, and Close closes them', async () => {
  const closed: string[] = []
  const { user } = await show(() => <KeysDialog onClose={() => closed.push('closed')} />)
  const keys = within(screen.getByRole('dialog', { name: 'Keys' }))
  expect(keys.getByText('show this help')).toBeTruthy()
  await user.click(keys.getByRole('button', { name: 'Close' }))
  expect(closed).toEqual(['closed'])
})
