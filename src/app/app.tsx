import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from 'react-router'
import { CallerProvider } from '#auth/caller-context.tsx'
import type { Session } from '#auth/session.ts'
import { FleetApiProvider } from '#fleet/api/fleet-api-context.tsx'
import type { AppParts } from './app-parts.ts'
import { SessionProvider } from './session-context.tsx'

interface AppProps extends AppParts {
  readonly session: Session
}

/** Everything a signed-in person sees, with the services it is built on. */
export function App({ session, api, client, router }: AppProps) {
  return (
    <SessionProvider value={session}>
      <CallerProvider value={session.caller}>
        <FleetApiProvider value={api}>
          <QueryClientProvider client={client}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </FleetApiProvider>
      </CallerProvider>
    </SessionProvider>
  )
}
