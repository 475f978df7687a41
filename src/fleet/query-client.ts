import { QueryClient } from '@tanstack/react-query'

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
