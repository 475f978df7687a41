import { createRoot } from 'react-dom/client'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { CallerProvider } from '#auth/caller-context.tsx'
import { callerFrom } from '#contract/caller.ts'
import { routeNames, routes } from '#contract/routes.ts'
import { FleetApiProvider } from '#fleet/api/fleet-api-context.tsx'
import { VehicleListScreen } from '#fleet/list/vehicle-list-screen.tsx'
import { FleetIndex } from '#fleet/search/fleet-index.ts'
import { createFleetStore } from '#fleet/store/fleet-store.ts'
import { FleetStoreProvider } from '#fleet/store/fleet-store-context.tsx'
import { usualView } from '#fleet/view/fleet-view.ts'
import '#app/app.css'
import '#ui/amplify.css'
import '#ui/theme.css'
import { fetchingApi } from './fetching-api.ts'

declare global {
  interface Window {
    /** How many vehicles and readings have arrived; null as long as more is to come. */
    arrived?: () => { vehicles: number; readings: number } | null
    /** Asks for what has changed. */
    pollOnce?: () => Promise<void>
    /** Builds the index of the whole fleet once more, and finds a word in it: how many vehicles have it. */
    buildIndex?: (word: string) => number
  }
}

const root = document.querySelector<HTMLElement>('#root')
if (!root) throw new Error('The page has no root')
const caller = callerFrom({
  sub: 'bench',
  scope: routeNames.map((name) => routes[name].scope).join(' '),
  'cognito:groups': ['admin', 'tenant:north'],
})
const api = fetchingApi()
const store = createFleetStore(api, caller)
const { vehicles, readings } = store
window.arrived = () =>
  vehicles.state().complete && readings?.state().complete
    ? { vehicles: vehicles.state().items.length, readings: readings.state().items.length }
    : null
window.pollOnce = () => store.sync()
window.buildIndex = (word) => {
  const index = new FleetIndex()
  index.update(vehicles.state().items, (vehicleId) => readings?.get(vehicleId))
  return index.find({ ...usualView, text: word }).count
}
const router = createMemoryRouter([{ path: '/', Component: VehicleListScreen }])
createRoot(root).render(
  <CallerProvider value={caller}>
    <FleetApiProvider value={api}>
      <FleetStoreProvider value={store}>
        <RouterProvider router={router} />
      </FleetStoreProvider>
    </FleetApiProvider>
  </CallerProvider>,
)
