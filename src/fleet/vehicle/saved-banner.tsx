import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react'
import type { Vehicle } from '#contract/vehicle.ts'
import { Notice } from '#ui/notice.tsx'
import { useFleetStore } from '../store/fleet-store-context.tsx'
import type { Save } from './save-vehicle.ts'
import { forgetSave, lastSaveOf } from './undo-memory.ts'

interface BannerProps {
  readonly words: string
  readonly vehicle: Vehicle
}

interface UndoBannerProps extends BannerProps {
  readonly save: Save
}

// Where it can't be fetched, what was saved is said all the same.
const UndoBanner = lazy(async () => ({
  default: await import('./undo-banner.tsx').then(
    (module): ComponentType<UndoBannerProps> => module.UndoBanner,
    () => PlainBanner,
  ),
}))

function PlainBanner({ words }: BannerProps) {
  return <Notice tone="good">{words}</Notice>
}

/** Says what has just been saved, and offers to undo it until the page is left. */
export function SavedBanner(props: BannerProps) {
  const store = useFleetStore()
  const [save] = useState(() => lastSaveOf(store, props.vehicle.vehicleId))
  useEffect(() => forgetSave(store), [store])
  if (!save) return <PlainBanner {...props} />
  return (
    <Suspense fallback={<PlainBanner {...props} />}>
      <UndoBanner {...props} save={save} />
    </Suspense>
  )
}
