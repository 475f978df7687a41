import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { useCaller } from '#auth/caller-context.tsx'
import type { TakenIntent } from '#auth/intent.ts'
import { isIntentKept } from '#auth/intent-item.ts'
import { freshSeconds } from '#contract/routes.ts'

/**
 * What someone was about to do with this vehicle when they were sent away to sign in. It is taken by whichever vehicle's page
 * comes next, and void unless that is the page on which the sign-in ended: this vehicle's, and the first that this tab shows.
 */
export function useIntent(vehicleId: string): TakenIntent | null {
  const caller = useCaller()
  // The key that React Router gives to the page on which it started.
  const isFirst = useLocation().key === 'default'
  const atFirst = useRef({ caller, isFirst })
  const [intent, setIntent] = useState<TakenIntent | null>(null)
  useEffect(() => {
    const { caller, isFirst } = atFirst.current
    const take = async () => {
      // Hardly anybody comes back with one. Where the code can't be fetched it stays, and is void soon.
      if (!isIntentKept()) return
      const { takeIntent } = await import('#auth/intent.ts')
      const taken = await takeIntent(caller, freshSeconds)
      // Strict mode runs this twice: then nothing is left, which takes nothing back.
      if (taken && isFirst) setIntent(taken)
    }
    take().catch(() => {})
  }, [])
  return intent?.vehicleId === vehicleId ? intent : null
}
