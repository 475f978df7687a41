import { useState } from 'react'
import { useCaller } from '#auth/caller-context.tsx'
import { useFleetApi } from '../api/fleet-api-context.tsx'
import type { BulkDialogParts } from './bulk-dialog-parts.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { removeCutOff } from './cut-off-note.ts'
import { LockPreview } from './lock-preview.tsx'
import { createLockRun, type LockRun } from './lock-run.ts'
import { noteCutOff } from './note-cut-off.ts'
import { RunView } from './run-view.tsx'
import { lockWords } from './run-words.ts'
import { useRunning } from './use-running.ts'
import { useSelected } from './use-selected.ts'

/** Locks the doors of all vehicles that are selected. */
export function LockDialog({ vehicleIds, onClose }: BulkDialogParts) {
  const api = useFleetApi()
  const caller = useCaller()
  const { vehicles, gone } = useSelected(vehicleIds)
  const [run, setRun] = useState<LockRun | null>(null)
  const { busy, follow } = useRunning()

  const begin = () => {
    const run = createLockRun(api, vehicles)
    follow(run)
    noteCutOff(run, caller, 'lockDoors')
    setRun(run)
    void run.send(vehicles)
  }

  const close = () => {
    if (run) removeCutOff(caller)
    onClose()
  }

  return (
    <BulkDialog busy={busy} onClose={close}>
      {run ? (
        <RunView run={run} words={lockWords} call="lockDoors" onClose={close}>
          <p>A vehicle that has not taken its command within a minute never carries it out.</p>
        </RunView>
      ) : (
        <LockPreview vehicles={vehicles} gone={gone} onConfirm={begin} onClose={close} />
      )}
    </BulkDialog>
  )
}
