import { screen, waitFor } from '@testing-library/react'
import { decodeJwt } from 'jose'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { writePersonal } from '#auth/personal-storage.ts'
import { callerFrom } from '#contract/caller.ts'
import { baseOf } from '#fleet/vehicle/form-values.ts'
import { draftItems, editPage, restored } from '../support/edit-page.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
const edit = editPage(app)
const show = () => app.show('manager', edit.address)

/** What the page shows: the driver, and whether it says that changes are restored. */
async function shown() {
  const driver = await edit.box<HTMLInputElement>('Driver')
  return { driver: driver.value, restored: screen.queryByText(restored) !== null }
}

const record = { driver: 'Ada', restored: false }

/** A draft, with something else in it. */
const draft = (changes: object = {}) => {
  const base = baseOf(edit.vehicle)
  return { base, values: { ...base.values, driver: 'Grace' }, at: '2026-11-22T12:00:00.000Z', ...changes }
}

describe('a draft that can’t be shown does no harm, and the next one takes its place:', () => {
  test.each<[string, () => unknown]>([
    ['nothing', () => null],
    ['a text', () => 'Grace'],
    ['a list', () => []],
    ['a form that lacks fields', () => draft({ values: { driver: 'Grace' } })],
    ['a field that is no text', () => draft({ values: { ...draft().values, modelYear: 1 } })],
    ['no base', () => draft({ base: undefined })],
    ['the base of another version of the app', () => draft({ base: edit.vehicle })],
    ['no time', () => draft({ at: undefined })],
    ['no change', () => draft({ values: draft().base.values })],
  ])('%s', async (_name, stored) => {
    await writePersonal(edit.manager, `draft/${edit.vehicle.vehicleId}/1`, JSON.stringify(stored()))
    await show()
    expect(await shown()).toEqual(record)
    await edit.type('Driver', 'Bo')
    await edit.save()
    expect(await screen.findByText('Saved.')).toBeTruthy()
  })

  test('half a text', async () => {
    const half = JSON.stringify(draft()).slice(0, 100)
    await writePersonal(edit.manager, `draft/${edit.vehicle.vehicleId}/1`, half)
    await show()
    expect(await shown()).toEqual(record)
  })

  test('one that another browser session has sealed', async () => {
    await edit.leaveUnsaved({ Driver: 'Grace' }, { driver: 'Grace' })
    const [item = ''] = draftItems()
    const sealed = localStorage.getItem(item) ?? ''
    localStorage.setItem(item, sealed.replace(/^.{8}/, 'AAAAAAAA'))
    await show()
    expect(await shown()).toEqual(record)
  })

  test('one of a vehicle that is gone', async () => {
    await writePersonal(edit.manager, 'draft/gone/1', JSON.stringify(draft()))
    await app.show('manager', '/vehicles/gone/edit')
    const heading = { name: 'There is no such vehicle in your fleet' }
    expect(await screen.findByRole('heading', heading)).toBeTruthy()
  })
})

test('a browser that keeps nothing shows the form all the same, and saves', async () => {
  const locks = vi.spyOn(navigator.locks, 'request').mockRejectedValue(new Error('Not in this browser'))
  onTestFinished(() => locks.mockRestore())
  await show()
  await edit.type('Driver', 'Bo')
  await edit.save()
  expect(await screen.findByText('Saved.')).toBeTruthy()
  expect(draftItems()).toEqual([])
})

describe('nobody else is ever given a draft:', () => {
  test('another person of the tenant finds the record, and leaves the draft where it is', async () => {
    await edit.leaveUnsaved({ Driver: 'Secret' }, { driver: 'Secret' })
    const { token } = await app.signedIn('admin')
    expect(await edit.draft(callerFrom(decodeJwt(token)))).toBeNull()
    const page = await app.show('admin', edit.address)
    expect(await shown()).toEqual(record)
    page.unmount()
    await waitFor(async () => expect(await edit.draft()).toMatchObject({ driver: 'Secret' }))
  })

  test('nor is the same person in another tenant, or in none', async () => {
    await edit.leaveUnsaved({ Driver: 'Secret' }, { driver: 'Secret' })
    for (const tenant of ['south', null]) expect(await edit.draft({ ...edit.manager, tenant })).toBeNull()
    expect(await edit.draft()).toMatchObject({ driver: 'Secret' })
  })

  test('and nothing of it can be read in the storage', async () => {
    await edit.leaveUnsaved({ Driver: 'Secret' }, { driver: 'Secret' })
    expect(draftItems().length).toBe(1)
    expect(JSON.stringify(Object.entries(localStorage))).not.toContain('Secret')
  })
})
