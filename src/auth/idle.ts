/** When somebody last did something in any tab of this browser, in milliseconds since 1970. */
const item = 'fleet-console.last-input'

const inputs = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const
const passive = { passive: true, capture: true }

/** Other tabs need not hear of every key. */
const noteEveryMs = 1000

/** What happens while nobody does anything. */
export interface IdleListener {
  /** There is this little time left; or null, since somebody is there again. */
  readonly onWarning: (leftMs: number | null) => void
  readonly onIdle: () => void
}

/** How long before the end people are warned: a minute, or half the time where that is less (WCAG 2.2, 2.2.1 asks for 20 s). */
export function warningMs(limitMs: number): number {
  return Math.min(60_000, limitMs / 2)
}

/** Whether nobody has done anything for longer than allowed, in no tab: a laptop that was closed yesterday. */
export function isIdle(limitMs: number, now = Date.now()): boolean {
  return leftOf(limitMs, now) <= 0
}

/** Somebody is there: counts for all tabs. */
export function noteInput(now = Date.now()): void {
  localStorage.setItem(item, String(now))
}

/** A watch that is running. */
export interface IdleWatch {
  /** The person has answered the warning: counts for all tabs. */
  readonly stay: () => void
  readonly stop: () => void
}

/**
 * Watches for input, here and in other tabs, and tells when there has been none for nearly and for all of `limitMs`. A warning
 * has to be answered: it may come up in the middle of a word. Timers stand still while a computer sleeps, so the time is looked
 * at again whenever the tab comes to the front.
 */
export function watchIdle(limitMs: number, { onWarning, onIdle }: IdleListener): IdleWatch {
  let stopped = false
  let timer: ReturnType<typeof setTimeout>
  let warned = false

  const look = () => {
    clearTimeout(timer)
    if (stopped) return
    const left = leftOf(limitMs, Date.now())
    if (left <= 0) return onIdle()
    const warning = left <= warningMs(limitMs)
    if (warning !== warned) onWarning(warning ? left : null)
    warned = warning
    timer = setTimeout(look, warning ? left : left - warningMs(limitMs))
  }
  const stay = () => {
    noteInput()
    look()
  }
  const note = () => {
    const last = lastInput(Date.now())
    // Whoever comes too late must sign in again, however quickly the tab was awake.
    if (warned || isIdle(limitMs)) look()
    else if (last === null || Date.now() - last > noteEveryMs) noteInput()
  }

  const hear = ({ key }: StorageEvent) => key === item && look()

  for (const input of inputs) window.addEventListener(input, note, passive)
  window.addEventListener('storage', hear)
  document.addEventListener('visibilitychange', look)
  if (lastInput(Date.now()) === null) noteInput()
  look()
  return {
    stay,
    stop() {
      stopped = true
      clearTimeout(timer)
      for (const input of inputs) window.removeEventListener(input, note, passive)
      window.removeEventListener('storage', hear)
      document.removeEventListener('visibilitychange', look)
    },
  }
}

function leftOf(limitMs: number, now: number): number {
  return (lastInput(now) ?? now) + limitMs - now
}

/** Null where nothing is known: nothing noted, or a time in the future, from before the clock was put right. */
function lastInput(now: number): number | null {
  const noted = Number(localStorage.getItem(item))
  return noted > 0 && noted <= now ? noted : null
}
