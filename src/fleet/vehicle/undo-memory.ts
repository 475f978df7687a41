import type { FleetStore } from '../store/fleet-store.ts'
import { useFleetStore } from '../store/fleet-store-context.tsx'
import type { Save } from './save-vehicle.ts'

/** What was saved last, until the page that says so is left. In memory only, and gone with the session. */
const lastSaves = new WeakMap<FleetStore, Save>()

/** Keeps a save for the vehicle's page, which offers to undo it. */
export function useRememberSave(): (save: Save) => void {
  const store = useFleetStore()
  return (save) => lastSaves.set(store, save)
}

/** The last save, if it was of this vehicle. */
export function lastSaveOf(store: FleetStore, vehicleId: string): Save | null {
  const save = lastSaves.get(store)
  return save?.after.vehicleId === vehicleId ? save : null
}

/** It can't be undone any more. */
export function forgetSave(store: FleetStore): void {
  lastSaves.delete(store)
}
