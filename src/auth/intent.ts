import type { Caller } from '#contract/caller.ts'
import type { RouteName } from '#contract/routes.ts'
import { intentItem } from './intent-item.ts'
import { seal, unseal } from './sealed-storage.ts'

/** What someone was about to do when a fresh sign-in was asked for, and the reason that they had typed for it. */
export interface Intent {
  readonly route: RouteName
  readonly vehicleId: string
  readonly reason?: string
}

/**
 * What has become of an intent. `resumed`: the same person has signed in anew, and may be asked whether it still holds; `given
 * up`: they came back without that, and find again what they had typed; `cancelled`: somebody else has signed in, who is told
 * no more than that.
 */
export type TakenIntent =
  | (Intent & { readonly kind: 'resumed' | 'given up' })
  | { readonly kind: 'cancelled'; readonly vehicleId: string }

/** As it is kept: whose it is, when their sign-in was (by the user pool's clock), and when it began (by this computer's). */
interface KeptIntent extends Omit<Intent, 'reason'>, Pick<Caller, 'sub' | 'tenant' | 'authTime'> {
  readonly at: number
  /** The reason: people are named in reasons, and the browser writes what a tab keeps to its disk. */
  readonly sealed?: string
}

/** Keeps an intent while its person is away to sign in. A newer one takes its place. */
export async function keepIntent({ sub, tenant, authTime }: Caller, intent: Intent): Promise<void> {
  const { route, vehicleId, reason } = intent
  const sealed = reason === undefined ? {} : { sealed: await seal(sealedName({ sub, tenant }), reason) }
  const kept: KeptIntent = { route, vehicleId, sub, tenant, authTime, at: Date.now(), ...sealed }
  sessionStorage.setItem(intentItem, JSON.stringify(kept))
}

/** It does not hold any more. */
export function dropIntent(): void {
  sessionStorage.removeItem(intentItem)
}

/**
 * Takes what was kept, once. Null where there is nothing, where it is older than `mostSeconds`, and where its person came back
 * without having signed in and had typed nothing. Whether `route` can be resumed on this page is for the page to check.
 */
export async function takeIntent(caller: Caller, mostSeconds: number): Promise<TakenIntent | null> {
  const kept = parsed(sessionStorage.getItem(intentItem))
  dropIntent()
  if (!isKept(kept)) return null
  const { route, vehicleId, sub, tenant, authTime, at } = kept
  const age = Date.now() - at
  if (age < 0 || age > mostSeconds * 1000) return null
  if (sub !== caller.sub || tenant !== caller.tenant) return { kind: 'cancelled', vehicleId }
  const reason = typeof kept.sealed === 'string' ? await unseal(sealedName(caller), kept.sealed) : null
  const intent: Intent = { route, vehicleId, ...(reason !== null && { reason }) }
  if (caller.authTime > authTime) return { kind: 'resumed', ...intent }
  return reason === null ? null : { kind: 'given up', ...intent }
}

function sealedName({ sub, tenant }: Pick<Caller, 'sub' | 'tenant'>): string {
  return `${intentItem}/${sub}/${tenant ?? ''}`
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
