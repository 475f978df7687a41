import { type FormEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { useCaller } from '#auth/caller-context.tsx'
import { type RoleGroup, roleGroups } from '#contract/groups.ts'
import { memberDenial, memberRefusalText } from '#contract/member-refusal.ts'
import type { TenantMember } from '#contract/member.ts'
import { Button } from '#ui/button.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { GroupChoice } from './group-choice.tsx'
import { effectWords } from './member-words.ts'
import { OvertakenNotice } from './overtaken-notice.tsx'
import { RightsPreview } from './rights-preview.tsx'
import { isSameGroups } from './rights.ts'
import { useMemberChange } from './use-member-change.ts'
import { memberName } from './use-members.ts'

interface GroupsDialogProps {
  /** As they were when it was opened. */
  readonly member: TenantMember
  /** Those who may sign in. */
  readonly admins: readonly TenantMember[]
  readonly onSaved: (member: TenantMember) => void
  readonly onClose: () => void
}

/** Gives a member other role groups, and says beforehand what they gain and lose. */
export function GroupsDialog({ member, admins, onSaved, onClose }: GroupsDialogProps) {
  const caller = useCaller()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [seen, setSeen] = useState(member.groups)
  const [chosen, setChosen] = useState<readonly RoleGroup[]>(member.groups)
  const [isOvertaken, setOvertaken] = useState(false)
  const { save, error, isSaving } = useMemberChange({
    username: member.username,
    onSaved,
    onOvertaken: (groups) => {
      setSeen(groups)
      setOvertaken(true)
    },
  })
  // Only closing gives the focus back, being taken away does not.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])

  const unchanged = isSameGroups(seen, chosen)
  const denial = memberDenial(caller, member, chosen, admins)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!unchanged && !denial) save({ groups: chosen, seen })
  }
  return (
    <dialog
      className="dialog groups-dialog"
      aria-labelledby={`${id}title`}
      ref={dialog}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <form onSubmit={submit}>
        <h2 id={`${id}title`}>
          Groups of <bdi>{memberName(member)}</bdi>
        </h2>
        {isOvertaken && <OvertakenNotice theirs={seen} mine={chosen} onTake={onClose} />}
        <fieldset>
          <legend>Role groups</legend>
          {roleGroups.map((group) => (
            <GroupChoice
              key={group}
              group={group}
              checked={chosen.includes(group)}
              onToggle={() => setChosen(roleGroups.filter((one) => chosen.includes(one) !== (one === group)))}
            />
          ))}
        </fieldset>
        <RightsPreview from={seen} to={chosen} />
        <p>{effectWords}</p>
        {error && <FailureNotice error={error} />}
        <div className="actions">
          <Button
            type="submit"
            primary
            busy={isSaving}
            refused={unchanged || denial !== null}
            describedBy={`${id}why`}
          >
            {isSaving ? 'Saving…' : 'Save'}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <span id={`${id}why`} className="call-reason" role="status">
            {denial ? memberRefusalText(denial, caller) : unchanged && 'Nothing changed yet.'}
          </span>
        </div>
      </form>
    </dialog>
  )
}
