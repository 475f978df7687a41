import type { QueryClient } from '@tanstack/react-query'
import { redirect, type RouteObject } from 'react-router'
import type { Caller } from '#contract/caller.ts'
import { mayCall } from '#contract/access.ts'
import type { FleetApi } from '#fleet/api/fleet-api.ts'
import { fleetQuery } from '#fleet/list/fleet-query.ts'
import { listPath } from '#fleet/paths.ts'
import { vehicleQuery } from '#fleet/vehicle/vehicle-query.ts'
import { NotFoundScreen } from './not-found-screen.tsx'
import { pagePaths } from './page-paths.ts'
import { RouteErrorScreen } from './route-error-screen.tsx'
import { Shell } from './shell.tsx'
import { VehiclesGate } from './vehicles-gate.tsx'

interface PageParts {
  readonly api: FleetApi
  readonly client: QueryClient
  readonly caller: Caller
}

/**
 * The pages. A loader starts to fetch a page's data while its code is still on its way, and doesn't wait: the screen shows
 * what is there, what is coming, and what failed.
 */
export function pages({ api, client, caller }: PageParts): RouteObject[] {
  const prefetchFleet = () => {
    if (mayCall(caller, 'listVehicles')) void client.prefetchQuery(fleetQuery(api, caller))
    return null
  }
  const prefetchVehicle = (vehicleId: string | undefined) => {
    if (vehicleId && mayCall(caller, 'readVehicle')) {
      void client.prefetchQuery(vehicleQuery(api, caller, vehicleId))
    }
    return null
  }

  return [
    {
      Component: Shell,
      ErrorBoundary: RouteErrorScreen,
      HydrateFallback: () => null,
      children: [
        { index: true, loader: () => redirect(listPath) },
        { path: '/signed-out', loader: () => redirect(listPath) },
        {
          ErrorBoundary: RouteErrorScreen,
          children: [
            {
              Component: VehiclesGate,
              children: [
                {
                  path: pagePaths.vehicles,
                  loader: prefetchFleet,
                  lazy: {
                    Component: async () =>
                      (await import('#fleet/list/vehicle-list-screen.tsx')).VehicleListScreen,
                  },
                },
                {
                  path: pagePaths.vehicle,
                  loader: ({ params }) => prefetchVehicle(params['vehicleId']),
                  lazy: {
                    Component: async () => (await import('#fleet/vehicle/vehicle-screen.tsx')).VehicleScreen,
                  },
                },
                {
                  path: pagePaths.vehicleEdit,
                  loader: ({ params }) => prefetchVehicle(params['vehicleId']),
                  lazy: {
                    Component: async () =>
                      (await import('#fleet/vehicle/vehicle-edit-screen.tsx')).VehicleEditScreen,
                  },
                },
              ],
            },
            {
              path: pagePaths.access,
              lazy: { Component: async () => (await import('./access/access-screen.tsx')).AccessScreen },
            },
            { path: '*', Component: NotFoundScreen },
          ],
        },
      ],
    },
  ]
}
