import { createRoot } from 'react-dom/client'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { CallerProvider } from '#auth/caller-context.tsx'
import { callerFrom } from '#contract/caller.ts'
import { routeNames, routes } from '#contract/routes.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { FleetApiProvider } from '#fleet/api/fleet-api-context.tsx'
import type { FleetApi } from '#fleet/api/fleet-api.ts'
import { VehicleListScreen } from '#fleet/list/vehicle-list-screen.tsx'
import { createFleetStore } from '#fleet/store/fleet-store.ts'
import { FleetStoreProvider } from '#fleet/store/fleet-store-context.tsx'
import '#app/app.css'
import '#ui/amplify.css'
import '#ui/theme.css'
import { type FleetFile, pagesOf } from './page-data.ts'

const caller = callerFrom({
  sub: 'bench',
  scope: routeNames.map((name) => routes[name].scope).join(' '),
  'cognito:groups': ['admin', 'tenant:north'],
})

/** The real screen above an API that answers from memory. */
export function showApp(root: HTMLElement, { vehicles, readings }: FleetFile): void {
  const changes: Vehicle[] = []
  let asked = 0
  const api = {
    async listVehicles({ query }) {
      asked += 1
      // As the network would take, so that what was there before can be seen.
      if (asked === 2) {
        await twoFrames()
        window.rowsBeforeSecondPage = document.querySelectorAll('.vehicle-row').length
      }
      return pagesOf(vehicles, changes)(query)
    },
    listTelemetry: ({ query }) => pagesOf(readings, [])(query),
  } as Partial<FleetApi> as FleetApi
  const store = createFleetStore(api, caller)
  const router = createMemoryRouter([{ path: '/', Component: VehicleListScreen }])
  window.poll = (changed) => {
    changes.push(...vehicles.filter((_, place) => place % 100 < changed).map(renamed))
    return store.sync()
  }
  createRoot(root).render(
    <CallerProvider value={caller}>
      <FleetApiProvider value={api}>
        <FleetStoreProvider value={store}>
          <RouterProvider router={router} />
        </FleetStoreProvider>
      </FleetApiProvider>
    </CallerProvider>,
  )
}

function twoFrames(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))
}

let version = 1

function renamed(vehicle: Vehicle): Vehicle {
  version += 1
  return { ...vehicle, version, driver: `Driver ${version}` }
}
