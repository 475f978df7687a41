import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useCaller } from '#auth/caller-context.tsx'
import { Notice } from '#ui/notice.tsx'
import { editPath } from '../paths.ts'
import { timeWords } from '../words.ts'
import { waitingDraft } from './draft-places.ts'

/** Says where a person has left off editing a vehicle, if they have. */
export function DraftReminder({ vehicleId }: { readonly vehicleId: string }) {
  const { sub, tenant } = useCaller()
  const [at, setAt] = useState<string | null>(null)
  useEffect(() => {
    let gone = false
    const look = async () => {
      // Without a storage that can be read there is nothing to remind of.
      const draft = await waitingDraft({ sub, tenant }, vehicleId).catch(() => null)
      if (!gone) setAt(draft?.at ?? null)
    }
    void look()
    return () => {
      gone = true
    }
  }, [sub, tenant, vehicleId])
  if (at === null) return null
  return (
    <Notice tone="info">
      You have unsaved changes from {timeWords(at)}. <Link to={editPath(vehicleId)}>Go on editing</Link>
    </Notice>
  )
}
