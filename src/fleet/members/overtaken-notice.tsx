import type { RoleGroup } from '#contract/groups.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { groupsWords } from './rights.ts'

interface OvertakenNoticeProps {
  readonly theirs: readonly RoleGroup[]
  readonly mine: readonly RoleGroup[]
  readonly onTake: () => void
}

/** Somebody else has changed the same member meanwhile: both, and which one it is to be. */
export function OvertakenNotice({ theirs, mine, onTake }: OvertakenNoticeProps) {
  return (
    <Notice tone="bad" title="Not saved: somebody else has changed these groups meanwhile.">
      <dl className="overtaken">
        <dt>Now, by somebody else</dt>
        <dd>{groupsWords(theirs)}</dd>
        <dt>Yours</dt>
        <dd>{groupsWords(mine)}</dd>
      </dl>
      <p>Save again to have yours, or:</p>
      <Button small onClick={onTake}>
        Take theirs
      </Button>
    </Notice>
  )
}
