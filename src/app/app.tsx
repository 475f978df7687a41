import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { RouterProvider } from 'react-router'
import { onSessionRenewal } from '#auth/auth-events.ts'
import { CallerProvider } from '#auth/caller-context.tsx'
import { readSession, type Session } from '#auth/session.ts'
import { FleetApiProvider } from '#fleet/api/fleet-api-context.tsx'
import type { AppParts } from './app-parts.ts'
import { SessionProvider } from './session-context.tsx'

interface AppProps extends AppParts {
  readonly session: Session
}

/** Everything a signed-in person sees, with the services it is built on. */
export function App({ session: first, api, client, router }: AppProps) {
  const [session, setSession] = useState(first)

  // New tokens may carry other groups: the screens follow at once.
  useEffect(
    () =>
      onSessionRenewal(() => {
        // Should it be gone again already, the next call finds out and says so.
        readSession().then(
          (renewed) => renewed && setSession(renewed),
          () => {},
        )
      }),
    [],
  )

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
