import { createContext, useContext } from 'react'
import type { FleetApi } from './fleet-api.ts'

const FleetApiContext = createContext<FleetApi | null>(null)

/** Gives the fleet API to everything below it. */
export const FleetApiProvider = FleetApiContext.Provider

/** The fleet API of this deployment. */
export function useFleetApi(): FleetApi {
  const api = useContext(FleetApiContext)
  if (!api) throw new Error('useFleetApi needs a <FleetApiProvider> above it')
  return api
}
