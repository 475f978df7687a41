import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { useCaller } from '#auth/caller-context.tsx'
import { takeIntent, type TakenIntent } from '#auth/intent.ts'
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
    const taken = takeIntent(caller, freshSeconds)
    // Strict mode runs this twice: then nothing is left, which takes nothing back.
    if (taken && isFirst) setIntent(taken)
  }, [])
  return intent?.vehicleId === vehicleId ? intent : null
}
