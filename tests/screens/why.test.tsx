import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import { control } from '../support/local-cloud.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
afterEach(() => control(app.cloud, { fail: null }))

/** Opens the explanation of a refused control on the first vehicle's page. */
async function whyNot(
  username: string,
  controlName: string,
  before?: () => Promise<unknown>,
): Promise<HTMLElement> {
  const { api } = await app.signedIn(username)
  const [vehicle] = (await api.listVehicles({ query: { limit: '1' } })).items
  await app.show(username, `/vehicles/${vehicle?.vehicleId}`)
  const button = await screen.findByRole('button', { name: controlName })
  const reason = button.closest<HTMLElement>('.call')
  if (!reason) throw new Error(`${controlName} stands outside a call`)
  await before?.()
  await userEvent.click(within(reason).getByRole('button', { name: 'What would help?' }))
  return screen.findByRole('dialog')
}

const openedBy = (dialog: HTMLElement, group: string) => {
  const term = within(dialog).getByText(group, { selector: 'dt' })
  return within(term.parentElement ?? term)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent)
}

describe('a refused control explains', () => {
  test('to an operator: the scope, the groups that give it with all they open, and the admin by name', async () => {
    const dialog = await whyNot('operator', 'Unlock doors')
    expect(within(dialog).getByRole('heading', { level: 2 }).textContent).toBe(
      'What it takes to unlock the doors of a vehicle',
    )
    expect(dialog.textContent).toContain('your sign-in lacks the scope fleet/unlock')
    expect(openedBy(dialog, 'manager')).toEqual([
      'unlock the doors of a vehicle',
      'see who changed a vehicle',
      'change a vehicle',
      'add vehicles to the fleet',
    ])
    expect(openedBy(dialog, 'admin')).toContain('change the groups of a member')
    expect((await within(dialog).findByText('Priya Raman')).closest('li')?.textContent).toBe(
      'Priya Raman (admin)',
    )
    expect(dialog.textContent).not.toContain('south')
    // And the API refuses it.
    const { api } = await app.signedIn('operator')
    const [vehicle] = (await api.listVehicles({ query: { limit: '1' } })).items
    const unlock = api.unlockDoors({
      vehicleId: vehicle?.vehicleId ?? '',
      idempotencyKey: crypto.randomUUID(),
      body: {},
    })
    await expect(unlock).rejects.toMatchObject({ code: 'scope_missing' })
  })

  test('to a manager: the group alone, where the scope is there', async () => {
    const dialog = await whyNot('manager', 'Immobilise')
    expect(dialog.textContent).toContain('this is for the group admin')
    expect(dialog.textContent).toContain('You are in the group manager of north')
    expect(openedBy(dialog, 'admin')[0]).toBe('immobilise a vehicle')
    const { api } = await app.signedIn('manager')
    const [vehicle] = (await api.listVehicles({ query: { limit: '1' } })).items
    const immobilize = api.immobilize({
      vehicleId: vehicle?.vehicleId ?? '',
      idempotencyKey: crypto.randomUUID(),
      body: { reason: 'Stolen' },
    })
    await expect(immobilize).rejects.toMatchObject({ code: 'group_missing' })
  })

  test('without names where they can’t be had', async () => {
    const dialog = await whyNot('operator', 'Unlock doors', () =>
      control(app.cloud, { fail: { target: 'api', kind: 'status', status: 500, times: 100 } }),
    )
    expect(await within(dialog).findByText(/names could not be fetched/)).toBeTruthy()
    expect(openedBy(dialog, 'manager')).toHaveLength(4)
  })
})

test('what no group can give has no such explanation', async () => {
  await app.show('newcomer', '/vehicles')
  expect(await screen.findByText(/you have no access yet/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'What would help?' })).toBeNull()
})
