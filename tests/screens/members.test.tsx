import { fireEvent, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RoleGroup } from '#contract/groups.ts'
import type { TenantMember } from '#contract/member.ts'
import { control } from '../support/local-cloud.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
let patches: string[] = []

app.onRequest(({ method, url }) => {
  if (method === 'PATCH') patches.push(url)
})
beforeEach(() => {
  patches = []
})
afterEach(() => setGroups('operator', ['operator']))

async function read(username: string): Promise<TenantMember> {
  const { api } = await app.signedIn('admin')
  const member = (await api.listMembers({})).items.find((one) => one.username === username)
  if (!member) throw new Error(`${username} is no member of north`)
  return member
}

/** As another admin does it. */
async function setGroups(username: string, groups: RoleGroup[]): Promise<void> {
  const { api } = await app.signedIn('admin')
  const { groups: seen } = await read(username)
  await api.updateMember({ username, body: { groups, seen: [...seen] } })
}

async function show(at = '/members') {
  await app.show('admin', at)
  await screen.findByText(/\d+ members?$/)
}

const rowOf = (name: string) =>
  within(
    screen.getByRole('heading', { name: new RegExp(name) }).closest('li') ?? document.createElement('li'),
  )

/** Opens the dialog in which an operator’s groups are changed. */
async function open() {
  await show()
  await userEvent.click(screen.getByRole('button', { name: 'Change groups of Inês Moreau' }))
  return within(screen.getByRole('dialog', { name: /^Groups of\s+Inês Moreau$/ }))
}

const savedText = /^Saved: Inês Moreau now has/

test('everyone of the tenant is there, with groups and what these open, and nobody of another tenant', async () => {
  await show()
  const names = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)
  expect(names).toEqual(['Daniel Okafor', 'Inês Moreau', 'Priya Raman (you)'])
  const operator = rowOf('Inês Moreau')
  expect(operator.getByText('ines.moreau@fleet.example').parentElement?.textContent).toBe(
    'operator · ines.moreau@fleet.example',
  )
  expect(operator.getByText('· may sign in').parentElement?.textContent).toBe('operator · may sign in')
  const rights = operator.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(rights).toContain('lock the doors of a vehicle')
  expect(rights).not.toContain('unlock the doors of a vehicle')
  expect(rowOf('Daniel Okafor').getByText('unlock the doors of a vehicle')).toBeTruthy()
  expect(screen.queryByText(/Jonas Weber/)).toBeNull()
})

test('people are found by name, username or email, without accents, and the address says for whom', async () => {
  await show('/members?q=daniel')
  expect(screen.getByText('1 of 3 members')).toBeTruthy()
  const user = userEvent.setup()
  const field = screen.getByLabelText<HTMLInputElement>('Search by name, username or email')
  expect(field.value).toBe('daniel')
  await user.clear(field)
  await user.type(field, 'ines MOREAU@')
  expect(screen.getByText('1 of 3 members')).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Inês Moreau' })).toBeTruthy()
  await user.type(field, 'x')
  expect(screen.getByText(/^Nobody is called that/)).toBeTruthy()
})

describe('changing groups', () => {
  test('says what is gained and lost before it is saved, and when it takes effect', async () => {
    const dialog = await open()
    const user = userEvent.setup()
    expect(dialog.getByText('Gains and loses nothing.')).toBeTruthy()
    const save = dialog.getByRole('button', { name: 'Save', description: 'Nothing changed yet.' })
    await user.click(save)
    expect(patches).toEqual([])

    await user.click(dialog.getByRole('checkbox', { name: 'manager' }))
    expect(
      dialog.getByText(/^see who changed a vehicle; change a vehicle; add vehicles to the fleet; unlock/),
    ).toBeTruthy()
    await user.click(dialog.getByRole('checkbox', { name: 'operator' }))
    expect(dialog.queryByText('Loses:')).toBeNull()
    expect(dialog.getByText(/^Takes effect at their next refresh, within 15 minutes at most/)).toBeTruthy()
    await user.click(save)
    await screen.findByText(savedText)
    expect((await read('operator')).groups).toEqual(['manager'])
    expect(rowOf('Inês Moreau').getByText('unlock the doors of a vehicle')).toBeTruthy()
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('a double press sends once, and the audit says who gave whom what', async () => {
    const dialog = await open()
    await userEvent.click(dialog.getByRole('checkbox', { name: 'manager' }))
    const save = dialog.getByRole('button', { name: 'Save' })
    fireEvent.click(save)
    fireEvent.click(save)
    await screen.findByText(savedText)
    expect(patches.length).toBe(1)
    await userEvent.click(screen.getByRole('link', { name: 'Audit' }))
    await screen.findByText(/that is all/)
    const [entry] = screen.getAllByRole('listitem')
    expect(entry?.textContent).toContain('admin was allowed to change the groups of a member · operator')
    expect(entry?.textContent).toContain('Groups: operator → operator, manager')
    await userEvent.click(within(entry ?? document.body).getByRole('link', { name: 'operator' }))
    expect(await screen.findByText('1 of 3 members')).toBeTruthy()
  })

  test('taking all groups away is possible, and says that nothing is left to do', async () => {
    const dialog = await open()
    await userEvent.click(dialog.getByRole('checkbox', { name: 'operator' }))
    expect(dialog.getByText('Without a group they can do nothing:')).toBeTruthy()
    expect(dialog.getByText('Loses:').parentElement?.textContent).toContain('see the list of vehicles;')
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
    await screen.findByText(/^Saved: Inês Moreau now has no group/)
    expect((await read('operator')).groups).toEqual([])
    expect(rowOf('Inês Moreau').getByText('Can do nothing.')).toBeTruthy()
  })

  test('somebody else’s change meanwhile is shown beside one’s own, and saving again has one’s own', async () => {
    const dialog = await open()
    await userEvent.click(dialog.getByRole('checkbox', { name: 'manager' }))
    await setGroups('operator', ['admin'])
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
    const alert = within(await dialog.findByRole('alert'))
    expect(alert.getAllByRole('definition').map(({ textContent }) => textContent)).toEqual([
      'admin',
      'operator, manager',
    ])
    expect((await read('operator')).groups).toEqual(['admin'])
    expect(dialog.getByText('Loses:').parentElement?.textContent).toContain('change the groups of a member')
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
    await screen.findByText(savedText)
    expect((await read('operator')).groups).toEqual(['operator', 'manager'])
  })

  test('or theirs is taken', async () => {
    const dialog = await open()
    await userEvent.click(dialog.getByRole('checkbox', { name: 'manager' }))
    await setGroups('operator', ['manager'])
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
    await userEvent.click(await dialog.findByRole('button', { name: 'Take theirs' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect((await read('operator')).groups).toEqual(['manager'])
    expect(rowOf('Inês Moreau').getByText('manager')).toBeTruthy()
  })

  test('what somebody else has changed in the same way already counts as saved', async () => {
    const dialog = await open()
    await userEvent.click(dialog.getByRole('checkbox', { name: 'manager' }))
    await setGroups('operator', ['operator', 'manager'])
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText(savedText)).toBeTruthy()
  })

  test('an answer that fails keeps what was chosen, and can be tried again', async () => {
    const dialog = await open()
    await userEvent.click(dialog.getByRole('checkbox', { name: 'manager' }))
    await control(app.cloud, { fail: { target: 'api', kind: 'status', status: 503, times: 1 } })
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
    expect((await dialog.findByRole('alert')).textContent).toMatch(/change the groups of a member/)
    expect(dialog.getByRole<HTMLInputElement>('checkbox', { name: 'manager' }).checked).toBe(true)
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText(savedText)).toBeTruthy()
  })
})

describe('who must stay what they are', () => {
  test('one’s own groups can’t be changed: the control says so, and the API refuses it', async () => {
    await show()
    const own = screen.getByRole('button', {
      name: 'Change groups of Priya Raman',
      description: "You can't change your own groups: another admin of north can.",
    })
    expect(own.getAttribute('aria-disabled')).toBe('true')
    await userEvent.click(own)
    expect(screen.queryByRole('dialog')).toBeNull()
    const { api } = await app.signedIn('admin')
    const body = { groups: ['operator' as const], seen: ['admin' as const] }
    await expect(api.updateMember({ username: 'admin', body })).rejects.toMatchObject({
      status: 409,
      code: 'own_groups',
    })
  })

  test('the last admin stays one: the API refuses it in its own words, and then the control does', async () => {
    await setGroups('operator', ['operator', 'admin'])
    const other = await app.signedIn('operator')
    const dialog = await open()
    // Whoever is signed in here is no admin any more, and does not know it yet.
    await other.api.updateMember({ username: 'admin', body: { groups: ['manager'], seen: ['admin'] } })
    try {
      await userEvent.click(dialog.getByRole('checkbox', { name: 'admin' }))
      await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
      const alert = await dialog.findByRole('alert')
      expect(alert.textContent).toMatch(/Make some(?:one|body) else an admin first\. Nothing/i)
      expect(alert.textContent).toContain('Nothing was changed.')
      const refused = await dialog.findByRole('button', { name: 'Save', description: lastAdmin })
      await userEvent.click(refused)
      expect(patches.filter((url) => url.endsWith('/operator')).length).toBe(2)
      expect((await other.api.listMembers({})).items.find(isOperator)?.groups).toEqual(['operator', 'admin'])
    } finally {
      await other.api.updateMember({ username: 'admin', body: { groups: ['admin'], seen: ['manager'] } })
    }
  })
})

const lastAdmin =
  'This is the last admin of north who may sign in, and stays one: make somebody else an admin first.'
const isOperator = ({ username }: TenantMember) => username === 'operator'

describe.each(['operator', 'manager', 'newcomer'])('%s', (username) => {
  test('is told why there are no members to see, nothing is asked, and the API refuses it', async () => {
    const asked: string[] = []
    app.onRequest(({ url }) => asked.push(url))
    await app.show(username, '/members')
    expect(await screen.findByRole('heading', { name: 'Members' })).toBeTruthy()
    expect(
      screen.getByText(
        /You may not see the members and their groups: .* fleet\/admin, which the group admin gives/,
      ),
    ).toBeTruthy()
    expect(asked.filter((url) => url.includes('/members/'))).toEqual([])
    const { api } = await app.signedIn(username)
    await expect(api.listMembers({})).rejects.toMatchObject({ status: 401, code: 'scope_missing' })
    const body = { groups: ['admin' as const], seen: [] }
    await expect(api.updateMember({ username, body })).rejects.toMatchObject({
      status: 401,
      code: 'scope_missing',
    })
  })
})
