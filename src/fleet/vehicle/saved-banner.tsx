import { useEffect, useState } from 'react'
import type { Vehicle } from '#contract/vehicle.ts'
import { useFleetStore } from '../store/fleet-store-context.tsx'
import { Saved } from './saved.tsx'
import { UndoBanner } from './undo-banner.tsx'
import { forgetSave, lastSaveOf } from './undo-memory.ts'

interface SavedBannerProps {
  readonly words: string
  readonly vehicle: Vehicle
}

/** Says what has just been saved, and offers to undo it until the page is left. */
export function SavedBanner({ words, vehicle }: SavedBannerProps) {
  const store = useFleetStore()
  const [save] = useState(() => lastSaveOf(store, vehicle.vehicleId))
  useEffect(() => forgetSave(store), [store])
  return save ? <UndoBanner words={words} vehicle={vehicle} save={save} /> : <Saved words={words} />
}
