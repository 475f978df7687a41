import { lazy, Suspense, useState } from 'react'
import { callDenial } from '#contract/access.ts'
import { refusalText } from '#contract/refusal.ts'
import type { RouteName } from '#contract/routes.ts'
import { useCaller } from './caller-context.tsx'

// Only where someone asks.
const WhyDialog = lazy(async () => ({ default: (await import('./why-dialog.tsx')).WhyDialog }))

interface CallReasonProps {
  readonly call: RouteName
  readonly on?: { readonly tenantId: string } | undefined
  /** Of the text, for a control that it describes. */
  readonly id?: string
}

/** Why the caller may not make a call, and a way to learn what would help; nothing where they may. */
export function CallReason({ call, on, id }: CallReasonProps) {
  const caller = useCaller()
  const [isOpen, setOpen] = useState(false)
  const denial = callDenial(caller, call, on)
  if (!denial) return null
  const canBeGranted =
    caller.tenant !== null && (denial.code === 'scope_missing' || denial.code === 'group_missing')
  return (
    <span className="call-reason">
      <span id={id}>{refusalText(denial, caller)}</span>{' '}
      {canBeGranted && (
        <button type="button" className="why" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          What would help?
        </button>
      )}
      {isOpen && (
        <Suspense>
          <WhyDialog denial={denial} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </span>
  )
}
