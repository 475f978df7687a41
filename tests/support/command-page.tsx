import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { vi } from 'vitest'
import type { Vehicle } from '#contract/vehicle.ts'
import { control } from './local-cloud.ts'
import type { TestApp } from './render-app.tsx'

/** What is sent to the API's commands from now on: which, under which key, with which body. */
export interface SentPost {
  readonly command: string
  readonly key: string
  readonly body: unknown
}

/** The page of a vehicle that nobody has sent anything to lately, and what is looked for there. */
export function commandPage(app: TestApp) {
  let place = 0
  return {
    /** A vehicle that no test before has had. */
    async freshVehicle(): Promise<Vehicle> {
      const { api } = await app.signedIn('admin')
      const { items } = await api.listVehicles({})
      const vehicle = items[place++]
      if (!vehicle) throw new Error('The test fleet is too small')
      return vehicle
    },
    vehicles: (behaviour: 'asTheyAre' | 'quick' | 'offline' | 'silent' | 'refusing' | 'asleep') =>
      control(app.cloud, { vehicles: behaviour }),
    /** Shows the page, and waits for what is fetched by itself. */
    async show(username: string, { vehicleId }: Vehicle): Promise<void> {
      await app.show(username, `/vehicles/${vehicleId}`)
      await panel()
    },
    posts(): readonly SentPost[] {
      const sent: SentPost[] = []
      app.onRequest((request) => {
        if (request.method !== 'POST' || !request.url.includes('/command/')) return
        const command = request.url.split('/').at(-1) ?? ''
        const key = request.headers.get('idempotency-key') ?? ''
        void request
          .clone()
          .json()
          .then((body: unknown) => sent.push({ command, key, body }))
      })
      return sent
    },
  }
}

/**
 * What becomes of the next posts of commands, in turn: the answer is lost (after which a function is called), it never arrives,
 * or something in between answers with this status and asks to wait a minute. Nothing else fails, and then all is as ever.
 */
export function failPosts(...turns: readonly ('lost' | 'gone' | number | (() => void))[]): void {
  const left = [...turns]
  const { fetch } = globalThis
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const isCommand = init?.method === 'POST' && String(input).includes('/command/')
    const turn = isCommand ? left.shift() : undefined
    if (turn === undefined) return fetch(input, init)
    if (typeof turn === 'number') {
      return Response.json({ message: 'Busy' }, { status: turn, headers: { 'retry-after': '60' } })
    }
    if (turn !== 'gone') await fetch(input, init)
    if (typeof turn === 'function') turn()
    throw new TypeError('The connection was lost')
  })
}

/** The section of commands, once it has been read. */
export async function panel(): Promise<HTMLElement> {
  const section = await screen.findByRole('region', { name: 'Commands' })
  await within(section).findAllByText(/^No command has been sent|^Asked for by/, { selector: 'p, li p' })
  return section
}

/** The commands in the section, newest first. */
export function listed(): readonly HTMLElement[] {
  return within(screen.getByRole('region', { name: 'Commands' }))
    .queryAllByRole('listitem')
    .filter((item) => item.querySelector('h3'))
}

export const button = (name: string) => screen.findByRole('button', { name })
export const press = async (name: string) => userEvent.click(await button(name))
