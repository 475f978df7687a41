import { createBrowserRouter } from 'react-router'
import { readAccessToken } from '#auth/session.ts'
import type { Caller } from '#contract/caller.ts'
import { createFleetApi, type FleetApi } from '#fleet/api/fleet-api.ts'
import { createFleetStore, type FleetStore } from '#fleet/store/fleet-store.ts'
import { pages } from './pages.tsx'

/** What the app is made of for one signed-in person; thrown away as a whole when the session ends. */
export interface AppParts {
  readonly api: FleetApi
  readonly store: FleetStore
  readonly router: ReturnType<typeof createBrowserRouter>
}

/** Makes the API client, an empty store and the router, which starts to load the page in the address bar. */
export function createAppParts(apiEndpoint: string, caller: Caller): AppParts {
  const api = createFleetApi(apiEndpoint, readAccessToken)
  const store = createFleetStore(api, caller)
  return { api, store, router: createBrowserRouter(pages({ api, store, caller })) }
}
