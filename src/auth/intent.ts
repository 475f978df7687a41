import type { Caller } from '#contract/caller.ts'
import type { RouteName } from '#contract/routes.ts'

/** In this tab only: no link, no address and no other tab can make anyone be asked. */
const item = 'fleet-console.intent'

/** What someone was about to do when a fresh sign-in was asked for. */
export interface Intent {
  readonly route: RouteName
  readonly vehicleId: string
}

/**
 * What has become of an intent. `resumed`: the same person has signed in anew, and may be asked whether it still holds;
 * `cancelled`: somebody else has signed in, who is told no more than that.
 */
export type TakenIntent =
  (Intent & { readonly kind: 'resumed' }) | { readonly kind: 'cancelled'; readonly vehicleId: string }

/** As it is kept: whose it is, when their sign-in was (by the user pool's clock), and when it began (by this computer's). */
interface KeptIntent extends Intent, Pick<Caller, 'sub' | 'tenant' | 'authTime'> {
  readonly at: number
}

/** Keeps an intent while its person is away to sign in. A newer one takes its place. */
export function keepIntent({ sub, tenant, authTime }: Caller, { route, vehicleId }: Intent): void {
  const kept: KeptIntent = { route, vehicleId, sub, tenant, authTime, at: Date.now() }
  sessionStorage.setItem(item, JSON.stringify(kept))
}

/** It does not hold any more. */
export function dropIntent(): void {
  sessionStorage.removeItem(item)
}

/**
 * Takes what was kept, once. Null where there is nothing, where it is older than `mostSeconds`, and where its person came back
 * without having signed in. Whether `route` can be resumed on this page is for the page to check.
 */
export function takeIntent(caller: Caller, mostSeconds: number): TakenIntent | null {
  const kept = parsed(sessionStorage.getItem(item))
  dropIntent()
  if (!isKept(kept)) return null
  const { route, vehicleId, sub, tenant, authTime, at } = kept
  const age = Date.now() - at
  if (age < 0 || age > mostSeconds * 1000) return null
  if (sub !== caller.sub || tenant !== caller.tenant) return { kind: 'cancelled', vehicleId }
  return caller.authTime > authTime ? { kind: 'resumed', route, vehicleId } : null
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

/** Texts need no check here: they count only where they are equal to something. */
function isKept(value: unknown): value is KeptIntent {
  const { at, authTime } = (value ?? {}) as Partial<Record<keyof KeptIntent, unknown>>
  return typeof at === 'number' && typeof authTime === 'number'
}
