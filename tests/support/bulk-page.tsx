import { render } from '@testing-library/react'
import { decodeJwt } from 'jose'
import { createMemoryRouter, Link, RouterProvider } from 'react-router'
import { CallerProvider } from '#auth/caller-context.tsx'
import { callerFrom } from '#contract/caller.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { FleetApiProvider } from '#fleet/api/fleet-api-context.tsx'
import { BulkActions } from '#fleet/bulk/bulk-actions.tsx'
import { CutOffNotice } from '#fleet/bulk/cut-off-notice.tsx'
import { createFleetStore } from '#fleet/store/fleet-store.ts'
import { FleetStoreProvider } from '#fleet/store/fleet-store-context.tsx'
import type { TestApp } from './render-app.tsx'

/** What can be done with these vehicles, as the list shows it to someone, with the whole fleet at hand and a way to elsewhere; and what a notice there has selected. */
export async function showBulkActions(app: TestApp, username: string, selected: readonly Vehicle[]) {
  const { api, token } = await app.signedIn(username)
  const caller = callerFrom(decodeJwt(token))
  const store = createFleetStore(api, caller)
  await store.vehicles.sync()
  const selection = new Set(selected.map(({ vehicleId }) => vehicleId))
  const reselected: string[] = []
  const list = (
    <>
      <CutOffNotice select={(vehicleIds) => reselected.push(...vehicleIds)} />
      <BulkActions selection={selection} />
      <Link to="/elsewhere">Elsewhere</Link>
    </>
  )
  const router = createMemoryRouter([
    { path: '/', element: list },
    { path: '/elsewhere', element: <h1>Elsewhere</h1> },
  ])
  const page = render(
    <CallerProvider value={caller}>
      <FleetApiProvider value={api}>
        <FleetStoreProvider value={store}>
          <RouterProvider router={router} />
        </FleetStoreProvider>
      </FleetApiProvider>
    </CallerProvider>,
  )
  return { ...page, store, router, reselected }
}
