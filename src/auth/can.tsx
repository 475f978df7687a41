import type { ReactNode } from 'react'
import { callDenial } from '#contract/access.ts'
import { refusalText } from '#contract/refusal.ts'
import type { RouteName } from '#contract/routes.ts'
import { useCaller } from './caller-context.tsx'

/** Whether the caller may make a call, and the reason to show where not. */
export interface Access {
  readonly allowed: boolean
  readonly reason: string | null
}

/** A hint for the screen, from the same table that the API enforces. */
export function useAccess(call: RouteName, on?: { readonly tenantId: string }): Access {
  const caller = useCaller()
  const denial = callDenial(caller, call, on)
  return denial ? { allowed: false, reason: refusalText(denial, caller) } : { allowed: true, reason: null }
}

interface CanProps {
  readonly call: RouteName
  readonly on?: { readonly tenantId: string }
  readonly children: (access: Access) => ReactNode
}

/** Renders a control by what the caller may do. Guard the control, not the content around it. */
export function Can({ call, on, children }: CanProps) {
  return children(useAccess(call, on))
}
