import { useEffect, useState } from 'react'
import { useCaller } from '#auth/caller-context.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { countWords, timeWords } from '../words.ts'
import { type ImportNote, readImportNote, removeImportNote } from './import-note.ts'

/** Says how far an earlier import came that was cut off, and that beginning again does no harm. */
export function InterruptedNotice() {
  const { sub, tenant } = useCaller()
  const [note, setNote] = useState<ImportNote | null>(null)
  useEffect(() => {
    let gone = false
    const look = async () => {
      const found = await readImportNote({ sub, tenant })
      if (!gone) setNote(found)
    }
    void look()
    return () => {
      gone = true
    }
  }, [sub, tenant])
  if (!note) return null
  const dismiss = () => {
    removeImportNote({ sub, tenant })
    setNote(null)
  }
  return (
    <Notice tone="warn" title={`Your import of ${note.file} from ${timeWords(note.at)} was not finished`}>
      <p>
        {countWords(note.done)} lines are done, {countWords(note.failed)} failed, {countWords(note.left)} are
        not confirmed: those that were under way just then may have been written
        {note.unsure && ` (lines ${note.unsure} were sent, without an answer)`}.
      </p>
      <p>Choose the same file again: what is done is found unchanged, and nothing is added twice.</p>
      <Button small onClick={dismiss}>
        Dismiss
      </Button>
    </Notice>
  )
}
