import { useEffect, useRef } from 'react'
import { CallButton } from '#auth/call-button.tsx'
import { useCaller } from '#auth/caller-context.tsx'
import type { Vehicle } from '#contract/vehicle.ts'
import { Notice } from '#ui/notice.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import type { Save } from './save-vehicle.ts'
import { UndoConflict } from './undo-conflict.tsx'
import { useUndo } from './use-undo.ts'

interface UndoBannerProps {
  /** What has just been done. */
  readonly words: string
  /** As it is now. */
  readonly vehicle: Vehicle
  readonly save: Save
}

/** Says what was saved, sets it back, and shows both values where someone else has changed the same since. */
export function UndoBanner({ words: said, vehicle, save: first }: UndoBannerProps) {
  const { username } = useCaller()
  const { words, save, conflict, failure, busy, undo, choose } = useUndo(said, first)
  const place = useRef<HTMLDivElement>(null)
  const asks = conflict !== null
  // What had the focus is gone whenever the question comes and goes.
  const asked = useRef(asks)
  useEffect(() => {
    if (asked.current !== asks) place.current?.focus()
    asked.current = asks
  }, [asks])
  // Changed again by the same person, in another tab: this save is no longer the last one.
  const isLast = save !== null && (vehicle.version <= save.after.version || vehicle.updatedBy !== username)
  return (
    <div ref={place} tabIndex={-1} className="undo">
      {conflict ? (
        <UndoConflict conflict={conflict} vehicle={vehicle} busy={busy} onChoose={choose} />
      ) : (
        <Notice tone="good">
          <p>{words}</p>
          {isLast && (
            <CallButton call="updateVehicle" on={vehicle} busy={busy} onClick={undo}>
              {busy ? 'Undoing…' : 'Undo'}
            </CallButton>
          )}
        </Notice>
      )}
      {failure && <FailureNotice error={failure} />}
    </div>
  )
}
