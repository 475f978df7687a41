import { useEffect, useRef, useState } from 'react'
import type { RunState } from './bulk-run.ts'

/** What is known of any run. */
interface AnyRun {
  readonly state: () => RunState
  readonly stop: () => void
  readonly subscribe: (listener: () => void) => () => void
}

/** Whether the run that is followed is under way. It ends with the page: what is under way is finished, nothing else is sent. */
export function useRunning() {
  const [busy, setBusy] = useState(false)
  const followed = useRef<AnyRun>(null)
  const end = useRef<() => void>(null)
  useEffect(
    () => () => {
      end.current?.()
      followed.current?.stop()
    },
    [],
  )
  const follow = (run: AnyRun) => {
    end.current?.()
    followed.current = run
    end.current = run.subscribe(() => setBusy(run.state().running))
  }
  return { busy, follow }
}
