import { QueryClient } from '@tanstack/react-query'
import { createBrowserRouter } from 'react-router'
import { readAccessToken, SessionEndedError } from '#auth/session.ts'
import type { Caller } from '#contract/caller.ts'
import { ApiError } from '#fleet/api/api-error.ts'
import { createFleetApi, type FleetApi } from '#fleet/api/fleet-api.ts'
import { pages } from './pages.tsx'

/** What the app is made of for one signed-in person; thrown away as a whole when the session ends. */
export interface AppParts {
  readonly api: FleetApi
  readonly client: QueryClient
  readonly router: ReturnType<typeof createBrowserRouter>
}

/** Makes the API client, an empty cache and the router, which starts to load the page in the address bar. */
export function createAppParts(apiEndpoint: string, caller: Caller): AppParts {
  const api = createFleetApi(apiEndpoint, readAccessToken)
  const client = createQueryClient()
  return { api, client, router: createBrowserRouter(pages({ api, client, caller })) }
}

/** A cache that asks again only where that can help. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: (failures, error) => failures < 2 && mayPass(error) } },
  })
}

function mayPass(error: Error): boolean {
  if (error instanceof SessionEndedError) return false
  return !(error instanceof ApiError) || error.status === 0 || error.status === 429 || error.status >= 500
}
