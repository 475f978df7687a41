import type { ComponentType } from 'react'
import { redirect, type RouteObject } from 'react-router'
import type { Caller } from '#contract/caller.ts'
import { mayCall } from '#contract/access.ts'
import type { FleetApi } from '#fleet/api/fleet-api.ts'
import { listPath } from '#fleet/paths.ts'
import type { FleetStore } from '#fleet/store/fleet-store.ts'
import { beginRead } from '#fleet/vehicle/first-read.ts'
import { NotFoundScreen } from './not-found-screen.tsx'
import { pagePaths } from './page-paths.ts'
import { RouteErrorScreen } from './route-error-screen.tsx'
import { Shell } from './shell.tsx'
import { VehiclesGate } from './vehicles-gate.tsx'

interface PageParts {
  readonly api: FleetApi
  readonly store: FleetStore
  readonly caller: Caller
}

/** What a page shows, which is in a file of its own. */
function screen<Name extends string>(load: () => Promise<Readonly<Record<Name, ComponentType>>>, name: Name) {
  return { Component: async () => (await load())[name] }
}

/**
 * The pages. A loader starts to fetch a page's data while its code is still on its way, and doesn't wait: the screen shows
 * what is there, what is coming, and what failed.
 */
export function pages({ api, store, caller }: PageParts): RouteObject[] {
  const prefetchFleet = () => {
    if (mayCall(caller, 'listVehicles')) void store.sync()
    return null
  }
  const prefetchVehicle = (vehicleId: string | undefined) =>
    vehicleId && mayCall(caller, 'readVehicle') ? beginRead(api, vehicleId) : null

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
                  // The view is in the address, and asks for nothing.
                  shouldRevalidate: () => false,
                  lazy: screen(() => import('#fleet/list/vehicle-list-screen.tsx'), 'VehicleListScreen'),
                },
                {
                  path: pagePaths.vehicleImport,
                  lazy: screen(() => import('#fleet/import/import-screen.tsx'), 'ImportScreen'),
                },
                {
                  lazy: screen(() => import('#fleet/query-pages.tsx'), 'QueryPages'),
                  children: [
                    {
                      path: pagePaths.vehicle,
                      loader: ({ params }) => prefetchVehicle(params['vehicleId']),
                      lazy: screen(() => import('#fleet/vehicle/vehicle-screen.tsx'), 'VehicleScreen'),
                    },
                    {
                      path: pagePaths.vehicleEdit,
                      loader: ({ params }) => prefetchVehicle(params['vehicleId']),
                      lazy: screen(
                        () => import('#fleet/vehicle/vehicle-edit-screen.tsx'),
                        'VehicleEditScreen',
                      ),
                    },
                  ],
                },
              ],
            },
            {
              lazy: screen(() => import('#fleet/query-pages.tsx'), 'QueryPages'),
              children: [
                {
                  path: pagePaths.members,
                  lazy: screen(() => import('#fleet/members/members-screen.tsx'), 'MembersScreen'),
                },
                {
                  path: pagePaths.audit,
                  lazy: screen(() => import('#fleet/audit/audit-screen.tsx'), 'AuditScreen'),
                },
              ],
            },
            {
              path: pagePaths.access,
              lazy: screen(() => import('./access/access-screen.tsx'), 'AccessScreen'),
            },
            { path: '*', Component: NotFoundScreen },
          ],
        },
      ],
    },
  ]
}
