import { useEffect, useState } from 'react'
import { useCaller } from '#auth/caller-context.tsx'
import { type DraftKeeper, openDraft } from './draft-keeper.ts'

/** The drafts of a vehicle's form, for as long as it is shown; null until it is known whether there is one. */
export function useDraft(vehicleId: string): DraftKeeper | null {
  const { sub, tenant } = useCaller()
  const [keeper, setKeeper] = useState<DraftKeeper | null>(null)
  useEffect(() => {
    const closing = new AbortController()
    const open = async () => {
      const opened = await openDraft({ sub, tenant }, vehicleId, closing.signal)
      if (!closing.signal.aborted) setKeeper(opened)
    }
    void open()
    return () => closing.abort()
  }, [sub, tenant, vehicleId])
  return keeper
}
