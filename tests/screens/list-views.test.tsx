import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { callerFrom } from '#contract/caller.ts'
import type { ListModel } from '#fleet/list/list-model.ts'
import { ViewsMenu } from '#fleet/list/tools/views/views-menu.tsx'
import { withLines } from '#fleet/view/views-links.ts'
import { useViewsWords } from '#fleet/view/views-open.ts'
import { viewName, viewsFromText } from '#fleet/view/views.ts'
import { showListWith } from '../support/list-page.tsx'
import { testApp } from '../support/render-app.tsx'
import { testOrigin } from '../support/test-origin.ts'

const app = testApp()

beforeEach(() => localStorage.clear())
afterEach(() => vi.restoreAllMocks())

let isOpen = true

function Views({ model }: { readonly model: ListModel }) {
  return (
    <>
      <output aria-label="button">{useViewsWords(model.view)}</output>
      <button type="button" onClick={() => model.change({ text: 'van' })}>
        Search van
      </button>
      {isOpen && <ViewsMenu model={model} onClose={() => {}} />}
    </>
  )
}

async function showViews(username = 'operator', at = '/vehicles') {
  const { api, token } = await app.signedIn(username)
  const caller = callerFrom(decodeJwt(token))
  const page = await showListWith(Views, { api, caller, at })
  return { page, caller, user: userEvent.setup() }
}

const menu = () => within(screen.getByRole('dialog', { name: 'Views' }))
const names = () =>
  screen
    .queryAllByRole('button', { name: /^Delete / })
    .map((button) => button.getAttribute('aria-label')?.slice(7))
const save = async (user: ReturnType<typeof userEvent.setup>, name: string) => {
  const field = menu().getByRole('textbox', { name: 'Save what you see now as' })
  await user.clear(field)
  await user.click(field)
  await user.paste(name)
  await user.keyboard('{Enter}')
}
const words = () => screen.getByRole('status', { name: 'button' }).textContent

test('a view is saved, says that it is open, then that it was changed, and opens again as it was', async () => {
  const { page, user } = await showViews('operator', '/vehicles?make=Ford&sort=-modelYear')
  expect(menu().getByText('You have no views yet.')).toBeTruthy()
  await save(user, 'Fords')
  expect(names()).toEqual(['Fords'])
  expect(words()).toBe('View: Fords')
  await user.click(screen.getByRole('button', { name: 'Search van' }))
  expect(words()).toBe('View: Fords (changed)')
  expect(menu().getByRole('button', { name: 'Fords open, changed' })).toBeTruthy()
  await user.click(menu().getByRole('button', { name: /^Fords/ }))
  expect(words()).toBe('View: Fords')
  await waitFor(() => expect(page.query()).toBe('?make=Ford&sort=-modelYear'))
})

test('a view is overwritten, renamed, deleted, and back after all', async () => {
  const { user } = await showViews('operator', '/vehicles?make=Ford')
  await save(user, 'Fords')
  await save(user, 'Others')
  await user.click(screen.getByRole('button', { name: 'Search van' }))
  await user.click(menu().getByRole('button', { name: 'Overwrite Others' }))
  expect(words()).toBe('View: Others')

  await user.click(menu().getByRole('button', { name: 'Rename Fords' }))
  const field = menu().getByRole('textbox', { name: 'New name of Fords' })
  await user.clear(field)
  await user.type(field, 'Others{Enter}')
  expect(menu().getByRole('alert').textContent).toMatch(/^Another view is called that/)
  await user.type(field, ' too{Enter}')
  expect(names()).toEqual(['Others too', 'Others'])

  await user.click(menu().getByRole('button', { name: 'Delete Others too' }))
  expect(names()).toEqual(['Others'])
  expect(document.activeElement).toBe(menu().getByRole('button', { name: 'Undo' }))
  await user.keyboard('{Enter}')
  expect(names()).toEqual(['Others too', 'Others'])
})

test('saving under a name that is taken overwrites that view, and the button says so before', async () => {
  const { user } = await showViews('operator', '/vehicles?make=Ford')
  await save(user, 'Fords')
  await user.click(screen.getByRole('button', { name: 'Search van' }))
  await user.type(menu().getByRole('textbox', { name: 'Save what you see now as' }), 'Fords')
  await user.click(menu().getByRole('button', { name: 'Overwrite' }))
  expect(names()).toEqual(['Fords'])
  expect(words()).toBe('View: Fords')
})

test('a view without a name is not saved, and the field says what to do', async () => {
  const { user } = await showViews()
  await save(user, ' \u200b ')
  expect(menu().getByRole('alert').textContent).toMatch(/^Give it a name first/)
  expect(localStorage).toHaveLength(0)
})

describe('whose views they are', () => {
  test('another person of this browser, or of another tenant, never sees them, and they outlive the page', async () => {
    const operator = await showViews('operator', '/vehicles?make=Ford')
    await save(operator.user, 'Mine')
    operator.page.unmount()
    for (const other of ['manager', 'manager-south']) {
      const { page } = await showViews(other, '/vehicles?make=Ford')
      expect(names()).toEqual([])
      expect(words()).toBe('Views')
      page.unmount()
    }
    await showViews('operator')
    expect(names()).toEqual(['Mine'])
    const [item = ''] = Object.keys(localStorage)
    expect(item).toBe(`fleet-console.kept/${operator.caller.sub}/north/views`)
    expect(localStorage.getItem(item)).toBe('[{"name":"Mine","query":"make=Ford"}]')
  })

  test('other tabs follow', async () => {
    const { caller } = await showViews()
    localStorage.setItem(
      `fleet-console.kept/${caller.sub}/north/views`,
      '[{"name":"From a tab","query":"q=van"}]',
    )
    expect(names()).toEqual([])
    window.dispatchEvent(new StorageEvent('storage', { key: `fleet-console.kept/${caller.sub}/north/views` }))
    await waitFor(() => expect(names()).toEqual(['From a tab']))
  })
})

test.each([
  ['no JSON', '{', []],
  ['no list', '{"name":"x","query":""}', []],
  ['null', 'null', []],
  [
    'other things among views',
    '[null,1,{"name":"ok","query":"q=a"},{"name":2,"query":""},{"name":"","query":""}]',
    ['ok'],
  ],
  ['the same name twice', '[{"name":"a","query":"q=1"},{"name":"a","query":"q=2"}]', ['a']],
])('stored content that is %s is ignored where it can’t be read', (_, text, expected) => {
  expect(viewsFromText(text).map(({ name }) => name)).toEqual(expected)
})

test('a browser without room says so, and keeps what was there', async () => {
  const { user } = await showViews()
  vi.spyOn(Object.getPrototypeOf(localStorage), 'setItem').mockImplementation(() => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  })
  await save(user, 'One too many')
  expect(menu().getByRole('alert').textContent).toMatch(/^This browser has no room to keep it/)
  expect(names()).toEqual([])
})

const hostile = ['<img src=x onerror=alert(1)>', 'هوف الشمالي', '__proto__', 'a\tb, c', '👩‍👩‍👧‍👦 ünï']

test('hostile names are names like any others, and never longer than 60 characters', async () => {
  const { user } = await showViews()
  for (const name of hostile) await save(user, name)
  expect(names()).toEqual(hostile.map(viewName))
  expect(document.querySelector('img[src="x"]')).toBeNull()
  expect(viewName('x'.repeat(200))).toHaveLength(60)
  expect(viewName('\u202egnp.exe\u0000')).toBe('gnp.exe')
})

describe('links', () => {
  test('of one view and of what is on screen are copied', async () => {
    const { user } = await showViews('operator', '/vehicles?make=Ford')
    await save(user, 'Fords')
    await user.click(screen.getByRole('button', { name: 'Search van' }))
    await user.click(menu().getByRole('button', { name: 'Copy link to Fords' }))
    await menu().findByText('The link is copied.')
    const link = await navigator.clipboard.readText()
    await user.click(menu().getByRole('button', { name: 'Copy a link to what you see now' }))
    await menu().findByText(/what you see now is copied/)
    expect([link, await navigator.clipboard.readText()]).toEqual([
      `${testOrigin}/vehicles?make=Ford`,
      `${testOrigin}/vehicles?q=van&make=Ford`,
    ])
  })

  test('where the browser refuses to copy, the link is shown, selected', async () => {
    const { user } = await showViews('operator', '/vehicles?make=Ford')
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(
      new DOMException('Write permission denied.', 'NotAllowedError'),
    )
    await user.click(menu().getByRole('button', { name: 'Copy a link to what you see now' }))
    const field = await menu().findByRole<HTMLTextAreaElement>('textbox', { name: 'To be copied' })
    expect(field.value).toBe(`${testOrigin}/vehicles?make=Ford`)
    expect(document.activeElement).toBe(field)
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length])
  })

  test('of all views, pasted elsewhere, are the same views; pasted twice, nothing is added', async () => {
    const { page, user } = await showViews('operator', '/vehicles?make=Ford&not.tags=')
    for (const name of hostile) await save(user, name)
    await user.click(menu().getByText('All views as links'))
    await user.click(menu().getByRole('button', { name: 'Copy all as links' }))
    await menu().findByText('All views are copied.')
    const lines = await navigator.clipboard.readText()
    page.unmount()

    const manager = await showViews('manager')
    await manager.user.click(menu().getByText('All views as links'))
    for (const outcome of ['5 added.', '0 added, 5 were here already.']) {
      await manager.user.click(menu().getByRole('textbox', { name: 'Views to add' }))
      await manager.user.paste(lines)
      await manager.user.click(menu().getByRole('button', { name: 'Add views' }))
      expect(await menu().findByText(outcome)).toBeTruthy()
    }
    expect(names()).toEqual(hostile.map(viewName))
  })

  test('that can’t be read are told by their line; another view of a name that is taken gets a number', () => {
    const link = 'https://elsewhere.example/vehicles'
    const before = [{ name: 'Fords', query: 'make=Ford' }]
    const lines = [
      `Fords\t${link}?make=Ford`,
      '',
      `Fords\t${link}?make=Ford&level=20`,
      'Fords without a tab',
      `\t${link}`,
      'Not a link\tvehicles?q=a',
      'Another page\thttps://elsewhere.example/vehicles/veh-1',
      'A script\tjavascript:/vehicles?q=a',
      `Fords\t${link}?level=20&make=Ford`,
      `Odd\t${link}?sort=colour&q=van`,
    ]
    const read = withLines(before, lines.join('\r\n'))
    expect(read.views).toEqual([
      ...before,
      { name: 'Fords (2)', query: 'make=Ford&level=20' },
      { name: 'Odd', query: 'q=van' },
    ])
    expect([read.added, read.known]).toEqual([2, 2])
    expect(read.problems.map((problem) => problem.split(':')[0])).toEqual([
      'Line 4',
      'Line 5',
      'Line 6',
      'Line 7',
      'Line 8',
    ])
  })
})

test('a page whose menu is closed shows which view is open all the same', async () => {
  isOpen = false
  const { caller, page } = await showViews()
  page.unmount()
  localStorage.setItem(`fleet-console.kept/${caller.sub}/north/views`, '[{"name":"Vans","query":"q=van"}]')
  await showViews('operator', '/vehicles?q=van')
  expect(words()).toBe('View: Vans')
  isOpen = true
})
