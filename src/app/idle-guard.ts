import { watchIdle } from '#auth/idle.ts'
import { leave } from './leave.ts'
import { hideIdleWarning, showIdleWarning } from './idle-warning.ts'

/** Signs out whoever has been away for too long, after a warning, until `end`. */
export function guardIdle(limitMs: number, end: AbortSignal): void {
  if (end.aborted) return
  const watch = watchIdle(limitMs, {
    onWarning(leftMs) {
      if (leftMs === null) hideIdleWarning()
      else showIdleWarning(leftMs, { onStay: watch.stay, onLeave: () => void leave('signedOut') })
    },
    onIdle: () => void leave('idle'),
  })
  end.addEventListener('abort', () => {
    watch.stop()
    hideIdleWarning()
  })
}
