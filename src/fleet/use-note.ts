import { useEffect, useState } from 'react'
import { useCaller } from '#auth/caller-context.tsx'
import type { Caller } from '#contract/caller.ts'

type Person = Pick<Caller, 'sub' | 'tenant'>

/** What the person's earlier work has left to tell in this browser, and how to be done with it; null where there is nothing. */
export function useNote<Note>(
  read: (person: Person) => Promise<Note | null>,
  remove: (person: Person) => void,
): readonly [note: Note | null, dismiss: () => void] {
  const { sub, tenant } = useCaller()
  const [note, setNote] = useState<Note | null>(null)
  useEffect(() => {
    let gone = false
    const look = async () => {
      const found = await read({ sub, tenant })
      if (!gone) setNote(found)
    }
    void look()
    return () => {
      gone = true
    }
  }, [read, sub, tenant])
  const dismiss = () => {
    remove({ sub, tenant })
    setNote(null)
  }
  return [note, dismiss]
}
