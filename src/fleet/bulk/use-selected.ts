import { useState } from 'react'
import { useFleetStore } from '../store/fleet-store-context.tsx'

/** The records of what was selected when the dialog was opened, as far as they are still there. */
export function useSelected(vehicleIds: readonly string[]) {
  const { vehicles: feed } = useFleetStore()
  const [found] = useState(() => {
    const vehicles = vehicleIds.map((vehicleId) => feed.get(vehicleId)).filter((one) => one !== undefined)
    return { vehicles, gone: vehicleIds.length - vehicles.length }
  })
  return found
}
