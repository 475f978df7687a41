import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { decodeJwt } from 'jose'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, vi } from 'vitest'
import { CallerProvider } from '#auth/caller-context.tsx'
import { callerFrom } from '#contract/caller.ts'
import { FleetApiProvider } from '#fleet/api/fleet-api-context.tsx'
import { ImportScreen } from '#fleet/import/import-screen.tsx'
import { InProcessWorker } from './in-process-worker.ts'
import type { SignedIn, TestApp } from './render-app.tsx'

/** The page on which vehicles are imported, and what a person does there. */
export interface ImportPage {
  /** Shows it to someone, in place of what was shown before. */
  show(username: string, own?: Partial<SignedIn>): Promise<SignedIn>
  choose(text: string | Uint8Array<ArrayBuffer>, name?: string): Promise<void>
  press(name: string | RegExp): Promise<void>
  /** From a file to what an import of it would do. */
  check(text: string): Promise<void>
  /** How many there are of a kind, as the page counts them. */
  counts(): Readonly<Record<string, string>>
  /** The texts of a table's rows that are in the document. */
  rows(table: RegExp): readonly (readonly string[])[]
  /** The files that were saved, oldest first. */
  readonly saved: readonly { readonly name: string; readonly text: Promise<string> }[]
}

/** Sets the page up before each test of a file. */
export function importPage(app: TestApp): ImportPage {
  let saved: { name: string; text: Promise<string> }[] = []
  beforeEach(() => {
    vi.stubGlobal('Worker', InProcessWorker)
    saved = []
    let latest = new Blob()
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      latest = blob as Blob
      return 'blob:saved'
    })
    vi.spyOn(URL, 'revokeObjectURL').mockReturnValue()
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, text: latest.text() })
    })
  })
  afterEach(() => {
    vi.restoreAllMocks()
    Reflect.deleteProperty(globalThis, 'Worker')
    localStorage.clear()
  })

  const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
  const page: ImportPage = {
    async show(username, own = {}) {
      cleanup()
      const person = { ...(await app.signedIn(username)), ...own }
      const routes = [
        { path: '/vehicles/import', Component: ImportScreen },
        { path: '*', element: <p>Another page</p> },
      ]
      const router = createMemoryRouter(routes, { initialEntries: ['/vehicles/import'] })
      render(
        <CallerProvider value={callerFrom(decodeJwt(person.token))}>
          <FleetApiProvider value={person.api}>
            <RouterProvider router={router} />
          </FleetApiProvider>
        </CallerProvider>,
      )
      await screen.findByRole('heading', { name: 'Import vehicles' })
      return person
    },
    async choose(content, name = 'fleet.csv') {
      const user = userEvent.setup({ applyAccept: false })
      await user.upload(screen.getByLabelText('CSV file'), new File([content], name))
    },
    press,
    async check(text) {
      await page.choose(text)
      await press(/^Check /)
      await screen.findByRole('heading', { name: 'What the import would do' })
    },
    counts() {
      const terms = [...document.querySelectorAll('.run-counts > div')]
      return Object.fromEntries(
        terms.map((one) => [
          one.querySelector('dt')?.textContent ?? '',
          one.querySelector('dd')?.textContent ?? '',
        ]),
      )
    },
    rows(table) {
      const [, ...rows] = screen.getByRole('table', { name: table }).querySelectorAll('[role=row]')
      return rows.map((row) =>
        Array.from(row.querySelectorAll('[role=cell]'), ({ textContent }) => textContent ?? ''),
      )
    },
    get saved() {
      return saved
    },
  }
  return page
}
