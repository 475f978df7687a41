import { useQuery } from '@tanstack/react-query'
import { useCaller } from '#auth/caller-context.tsx'
import type { MemberPage, TenantMember } from '#contract/member.ts'
import type { FleetApi } from '../api/fleet-api.ts'
import { useFleetApi } from '../api/fleet-api-context.tsx'
import { queryKey } from '../api/query-key.ts'

/** Everyone of the caller's tenant, by name. `enabled`: only where they are needed. */
export function useMembers(enabled = true) {
  const api = useFleetApi()
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: queryKey(useCaller(), 'members'),
    queryFn: ({ signal }) => readMembers(api, signal),
    enabled,
  })
  return { members: data, error, isFetching, reload: () => void refetch() }
}

/** What a member is called: by name where the user pool has one. */
export function memberName({ name, username }: Pick<TenantMember, 'name' | 'username'>): string {
  return name || username
}

async function readMembers(api: FleetApi, signal: AbortSignal): Promise<readonly TenantMember[]> {
  const members: TenantMember[] = []
  let cursor: string | null = null
  do {
    const page: MemberPage = await api.listMembers({ ...(cursor && { query: { cursor } }), signal })
    members.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  const { compare } = new Intl.Collator()
  return members.toSorted(
    (one, other) => compare(memberName(one), memberName(other)) || compare(one.username, other.username),
  )
}
