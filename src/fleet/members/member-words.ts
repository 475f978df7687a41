import type { TenantMember } from '#contract/member.ts'
import { countWords } from '../words.ts'
import { groupsWords } from './rights.ts'
import { memberName } from './use-members.ts'

/** When a change of groups is felt, since rights are in the access token. */
export const effectWords =
  'Takes effect at their next refresh, within 15 minutes at most; what they have open keeps its rights until then.'

/** What was saved. */
export function savedWords(member: TenantMember): string {
  return `Saved: ${memberName(member)} now has ${groupsWords(member.groups)}. ${effectWords}`
}

/** How many of the members are shown. */
export function countOf(found: number, all: number): string {
  const members = `${countWords(all)} ${all === 1 ? 'member' : 'members'}`
  return found === all ? members : `${countWords(found)} of ${members}`
}
