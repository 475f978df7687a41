import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { timeWords } from '../words.ts'

interface RestoredNoticeProps {
  /** When the changes were typed, ISO 8601. */
  readonly at: string
  readonly onDiscard: () => void
}

/** Tells that what is in the form was typed before, and not by this page's record. */
export function RestoredNotice({ at, onDiscard }: RestoredNoticeProps) {
  return (
    <Notice tone="info">
      <p>Your unsaved changes of {timeWords(at)} are back.</p>
      <Button small onClick={onDiscard}>
        Discard my changes
      </Button>
    </Notice>
  )
}
