import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useCaller } from '#auth/caller-context.tsx'
import type { TenantMember } from '#contract/member.ts'
import { Loading } from '#ui/loading.tsx'
import { Notice } from '#ui/notice.tsx'
import { useTypedText } from '#ui/use-typed-text.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { findMembers } from './find-members.ts'
import { GroupsDialog } from './groups-dialog.tsx'
import { MemberRow } from './member-row.tsx'
import { countOf, savedWords } from './member-words.ts'
import { useMembers } from './use-members.ts'

/** Everyone of the tenant, to be found by name, each with their groups. */
export function Members() {
  const caller = useCaller()
  const { members, error, reload } = useMembers()
  const [address, setAddress] = useSearchParams()
  const text = address.get('q') ?? ''
  const search = useTypedText(text, (typed) => setAddress(typed ? { q: typed } : {}, { replace: true }))
  const [changing, setChanging] = useState<TenantMember | null>(null)
  const [saved, setSaved] = useState<TenantMember | null>(null)

  if (!members) {
    return error ? <FailureNotice error={error} onRetry={reload} /> : <Loading what="Fetching the members" />
  }
  const found = findMembers(members, text)
  const admins = members.filter(({ groups, enabled }) => enabled && groups.includes('admin'))
  return (
    <>
      <p>
        Everyone in <strong>{caller.tenant}</strong>. Their groups decide what they may do. Whoever runs your
        user pool adds and removes people.
      </p>
      {error && <FailureNotice error={error} onRetry={reload} />}
      {saved && <Notice tone="good">{savedWords(saved)}</Notice>}
      <search className="member-search">
        <label>
          Search by name, username or email
          <input className="amplify-input" type="search" autoComplete="off" spellCheck={false} {...search} />
        </label>
        <p role="status" className="unknown">
          {countOf(found.length, members.length)}
        </p>
      </search>
      <ul className="members">
        {found.map((member) => (
          <MemberRow
            key={member.username}
            member={member}
            admins={admins}
            onChange={() => {
              setSaved(null)
              setChanging(member)
            }}
          />
        ))}
      </ul>
      {found.length === 0 && <p>Nobody is called that. Search for less, or for a username.</p>}
      {changing && (
        <GroupsDialog
          member={changing}
          admins={admins}
          onSaved={(member) => {
            setSaved(member)
            setChanging(null)
          }}
          onClose={() => setChanging(null)}
        />
      )}
    </>
  )
}
