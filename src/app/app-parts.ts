import { QueryClient } from '@tanstack/react-query'
import { createBrowserRouter } from 'react-router'
import { readAccessToken } from '#auth/session.ts'
import type { Caller } from '#contract/caller.ts'
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

/**
 * A cache that never asks again by itself after a failure, since the API client does so where that can help; nor because the
 * screen comes up after its prefetched data has failed. Offline, queries fail with words and are asked again once connected.
 * Mutations fail for good: otherwise TanStack Query would keep them and send them later by itself, doors included.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, retryOnMount: false, networkMode: 'always', refetchOnReconnect: true },
      mutations: { networkMode: 'always' },
    },
  })
}
