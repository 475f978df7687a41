import { fireEvent, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { decodeJwt } from 'jose'
import { beforeEach, expect } from 'vitest'
import { type Caller, callerFrom } from '#contract/caller.ts'
import type { Vehicle, VehicleChanges } from '#contract/vehicle.ts'
import { waitingDraft } from '#fleet/vehicle/draft-places.ts'
import type { FormValues } from '#fleet/vehicle/form-values.ts'
import type { TestApp } from './render-app.tsx'

/** The page on which a manager edits the first vehicle of the fleet, and what it keeps of that. */
export interface EditPage {
  /** As it was when the test began: driver Ada, depot Hof and a number. */
  readonly vehicle: Vehicle
  readonly manager: Caller
  /** Where it is edited. */
  readonly address: string
  /** A text field. */
  box<Field extends HTMLElement>(name: string): Promise<Field>
  type(name: string, text: string): Promise<void>
  save(): Promise<void>
  /** Types into the page, and has it go away at once, as it does when the session ends. */
  leaveUnsaved(fields: Readonly<Record<string, string>>, expected: Partial<FormValues>): Promise<void>
  /** What someone has typed and not saved, in no form that is open. */
  draft(person?: Caller): Promise<FormValues | null>
  read(): Promise<Vehicle>
  /** Someone else's change of the vehicle. */
  changeByAdmin(body: VehicleChanges): Promise<Vehicle>
}

/** What says that changes are restored. */
export const restored = /^Your unsaved changes of .* are back\.$/

/** The storage's items with drafts, whosever. */
export const draftItems = (): readonly string[] =>
  Object.keys(localStorage).filter((key) => key.includes('/draft/'))

/** Sets the page up before each test of a file. */
export function editPage(app: TestApp): EditPage {
  let vehicle: Vehicle | undefined
  let manager: Caller | undefined

  beforeEach(async () => {
    const { api, token } = await app.signedIn('manager')
    manager = callerFrom(decodeJwt(token))
    const [first] = (await api.listVehicles({ query: { limit: '1' } })).items
    const { vehicleId, version } = made(first)
    const body = { driver: 'Ada', depot: `Hof ${version}` }
    vehicle = await api.updateVehicle({ vehicleId, version, body })
    // Last: by now the pages of the test before have written all that they had.
    localStorage.clear()
  })

  const box = <Field extends HTMLElement>(name: string) => screen.findByRole<Field>('textbox', { name })
  const page: EditPage = {
    get vehicle() {
      return made(vehicle)
    },
    get manager() {
      return made(manager)
    },
    get address() {
      return `/vehicles/${made(vehicle).vehicleId}/edit`
    },
    box,
    async type(name, text) {
      fireEvent.change(await box(name), { target: { value: text } })
    },
    save: () => userEvent.click(screen.getByRole('button', { name: 'Save' })),
    async leaveUnsaved(fields, expected) {
      const { unmount } = await app.show('manager', page.address)
      for (const [name, text] of Object.entries(fields)) await page.type(name, text)
      unmount()
      await waitFor(async () => expect(await page.draft()).toMatchObject(expected))
    },
    async draft(person = made(manager)) {
      return (await waitingDraft(person, made(vehicle).vehicleId))?.values ?? null
    },
    async read() {
      const { api } = await app.signedIn('manager')
      return api.readVehicle({ vehicleId: made(vehicle).vehicleId })
    },
    async changeByAdmin(body) {
      const { api } = await app.signedIn('admin')
      const { vehicleId, version } = await page.read()
      return api.updateVehicle({ vehicleId, version, body })
    },
  }
  return page
}

function made<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The page is set up before each test, not earlier')
  return value
}
