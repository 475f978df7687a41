import { lazy, Suspense } from 'react'
import { Outlet } from 'react-router'
import { useCaller } from '#auth/caller-context.tsx'
import { mayCall } from '#contract/access.ts'

// Of no use to anyone who may see vehicles: so it is fetched by whoever may not.
const NoAccessScreen = lazy(async () => ({
  default: (await import('./no-access-screen.tsx')).NoAccessScreen,
}))

/** The pages of vehicles; for a person who may not see any, what is missing instead. */
export function VehiclesGate() {
  if (mayCall(useCaller(), 'listVehicles')) return <Outlet />
  return (
    <Suspense>
      <NoAccessScreen />
    </Suspense>
  )
}
