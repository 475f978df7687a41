import type { Connectivity, Reading } from '#contract/telemetry.ts'
import { Badge, type BadgeTone } from '#ui/badge.tsx'
import { connectivityWords, timeWords } from '../words.ts'
import { Ago } from './ago.tsx'

const tones: Readonly<Record<Connectivity, BadgeTone>> = { online: 'good', asleep: 'info', offline: 'warn' }

interface ConnectionLineProps {
  readonly reading: Reading
  readonly aheadMs: number
}

/** Whether the vehicle answers, and when it was last heard of: all readings are of then. */
export function ConnectionLine({ reading, aheadMs }: ConnectionLineProps) {
  const { connectivity, lastSeenAt } = reading
  const ago = <Ago at={lastSeenAt} aheadMs={aheadMs} />
  return (
    <p className="telemetry-connection">
      <Badge tone={tones[connectivity]}>{connectivityWords[connectivity]}</Badge>{' '}
      {connectivity === 'online' && <>last heard {ago}</>}
      {connectivity === 'asleep' && <>reports now and then, last heard {ago}</>}
      {connectivity === 'offline' && (
        <>
          since {timeWords(lastSeenAt)}, {ago}: this is what it said then
        </>
      )}
    </p>
  )
}
