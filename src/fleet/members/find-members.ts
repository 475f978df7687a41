import type { TenantMember } from '#contract/member.ts'
import { folded } from '../search/folded.ts'

/** The members whose name, username or email has every word of a text in it. */
export function findMembers(members: readonly TenantMember[], text: string): readonly TenantMember[] {
  const words = folded(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return members
  return members.filter(({ name, username, email }) => {
    const all = folded(`${name}\n${username}\n${email}`)
    return words.every((word) => all.includes(word))
  })
}
