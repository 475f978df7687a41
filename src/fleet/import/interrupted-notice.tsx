import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { useNote } from '../use-note.ts'
import { countWords, timeWords } from '../words.ts'
import { readImportNote, removeImportNote } from './import-note.ts'

/** Says how far an earlier import came that was cut off, and that beginning again does no harm. */
export function InterruptedNotice() {
  const [note, dismiss] = useNote(readImportNote, removeImportNote)
  if (!note) return null
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
