import * as v from 'valibot'
import { roleGroups } from '#contract/groups.ts'
import type { TenantMember } from '#contract/member.ts'
import { exactly } from '../exactly.ts'
import { text } from './text.ts'

/** Someone of the tenant. */
export const member = exactly<TenantMember>()(
  v.object({
    username: v.string(),
    name: text('Empty where the user pool does not say'),
    email: v.string(),
    groups: v.pipe(v.array(v.picklist(roleGroups)), v.description('Role groups only; none opens nothing')),
    enabled: v.pipe(v.boolean(), v.description('Whether they may sign in at all')),
  }),
)
