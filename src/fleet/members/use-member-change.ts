import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useCaller } from '#auth/caller-context.tsx'
import type { RoleGroup } from '#contract/groups.ts'
import type { TenantMember } from '#contract/member.ts'
import { isFailure } from '../api/api-error.ts'
import { useFleetApi } from '../api/fleet-api-context.tsx'
import { queryKey } from '../api/query-key.ts'
import { isSameGroups } from './rights.ts'

/** The groups to have from now on, and those that were there when the person decided so. */
interface GroupsWish {
  readonly groups: readonly RoleGroup[]
  readonly seen: readonly RoleGroup[]
}

interface MemberChangeWish {
  readonly username: string
  readonly onSaved: (member: TenantMember) => void
  /** Somebody else has given them other groups meanwhile. */
  readonly onOvertaken: (groups: readonly RoleGroup[]) => void
}

/** Changes the role groups of a member: pressed twice, once; and what is as wished already counts as saved. */
export function useMemberChange({ username, onSaved, onOvertaken }: MemberChangeWish) {
  const api = useFleetApi()
  const client = useQueryClient()
  const key = queryKey(useCaller(), 'members')
  const isSending = useRef(false)
  const [isSaving, setSaving] = useState(false)
  const [error, setError] = useState<Error | null>(null)

  const keep = (member: TenantMember) =>
    client.setQueryData<readonly TenantMember[]>(key, (members) =>
      members?.map((one) => (one.username === member.username ? member : one)),
    )
  const change = async ({ groups, seen }: GroupsWish) => {
    try {
      const member = await api.updateMember({ username, body: { groups: [...groups], seen: [...seen] } })
      keep(member)
      onSaved(member)
    } catch (failure) {
      const current = isFailure(failure, 'member_changed') ? failure.failure.member : undefined
      if (!current) {
        setError(failure instanceof Error ? failure : new Error(String(failure)))
        // What was refused may be for what this page does not know yet.
        return void client.invalidateQueries({ queryKey: key })
      }
      keep(current)
      if (isSameGroups(current.groups, groups)) onSaved(current)
      else onOvertaken(current.groups)
    }
  }
  const save = async (wish: GroupsWish) => {
    if (isSending.current) return
    isSending.current = true
    setSaving(true)
    setError(null)
    await change(wish)
    setSaving(false)
    isSending.current = false
  }
  return { save: (wish: GroupsWish) => void save(wish), error, isSaving }
}
