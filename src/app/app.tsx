import { useState } from 'react'
import { RouterProvider } from 'react-router'
import { AdminsContext } from '#auth/admins-context.ts'
import { CallerProvider } from '#auth/caller-context.tsx'
import type { Session } from '#auth/session.ts'
import { FleetApiProvider } from '#fleet/api/fleet-api-context.tsx'
import { MapStyleContext } from '#fleet/map-style-context.ts'
import { FleetStoreProvider } from '#fleet/store/fleet-store-context.tsx'
import type { AppParts } from './app-parts.ts'
import { SessionProvider } from './session-context.tsx'

interface AppProps extends AppParts {
  readonly session: Session
  readonly mapStyle: string | null
}

/** Everything a signed-in person sees, with the services it is built on. */
export function App({ session, mapStyle, api, store, router }: AppProps) {
  const [askAdmins] = useState(() => (signal: AbortSignal) => api.listAdmins({ signal }))
  return (
    <SessionProvider value={session}>
      <CallerProvider value={session.caller}>
        <FleetApiProvider value={api}>
          <FleetStoreProvider value={store}>
            <MapStyleContext value={mapStyle}>
              <AdminsContext value={askAdmins}>
                <RouterProvider router={router} />
              </AdminsContext>
            </MapStyleContext>
          </FleetStoreProvider>
        </FleetApiProvider>
      </CallerProvider>
    </SessionProvider>
  )
}
