import { CallButton } from '#auth/call-button.tsx'
import { commandExpiry } from '#contract/command.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { Button } from '#ui/button.tsx'
import { countWords, lifecycleWords } from '../words.ts'
import { DialogTitle } from './dialog-title.tsx'
import { goneWords, vehiclesWords } from './run-words.ts'

interface LockPreviewProps {
  readonly vehicles: readonly Vehicle[]
  /** How many of those selected are not in the fleet any more. */
  readonly gone: number
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Vehicles that one may not have thought of. */
const unusual = ['stolen', 'retired'] as const

/** As many as are named. */
const named = 20

/** Whose doors would be locked, and what there is to know before. Nothing is sent yet. */
export function LockPreview({ vehicles, gone, onConfirm, onClose }: LockPreviewProps) {
  const count = vehicles.length
  return (
    <div className="bulk-step">
      <DialogTitle>{`Lock the doors of ${vehiclesWords(count)}`}</DialogTitle>
      {unusual.map((lifecycle) => (
        <Included
          key={lifecycle}
          words={lifecycleWords[lifecycle].words.toLowerCase()}
          plates={vehicles.filter((one) => one.lifecycle === lifecycle).map((one) => one.licensePlate)}
        />
      ))}
      {gone > 0 && <p>{goneWords(gone)}</p>}
      <ul>
        <li>It can’t be undone here: doors are unlocked one vehicle at a time, on its own page.</li>
        <li>
          A vehicle that has not taken its command within {commandExpiry.default} seconds never carries it
          out. Without a connection nothing is sent, and nothing is sent later.
        </li>
      </ul>
      <div className="actions bulk-end">
        {count > 0 && (
          <CallButton call="lockDoors" primary onClick={onConfirm}>
            Lock {vehiclesWords(count)}
          </CallButton>
        )}
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </div>
  )
}

function Included({ words, plates }: { readonly words: string; readonly plates: readonly string[] }) {
  if (plates.length === 0) return null
  const rest = plates.length - named
  return (
    <p>
      {countWords(plates.length)} of them {plates.length === 1 ? 'is' : 'are'} {words}:{' '}
      {plates.slice(0, named).join(', ')}
      {rest > 0 && ` and ${countWords(rest)} more`}.
    </p>
  )
}
