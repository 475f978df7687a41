import { type ReactNode, useId } from 'react'
import type { RouteName } from '#contract/routes.ts'
import { Button } from '#ui/button.tsx'
import { CallReason } from './call-reason.tsx'
import { Can } from './can.tsx'

interface CallButtonProps {
  readonly call: RouteName
  readonly on?: { readonly tenantId: string }
  readonly onClick?: () => void
  readonly type?: 'button' | 'submit'
  readonly primary?: boolean
  readonly small?: boolean
  /** Under way: pressing it again does nothing. */
  readonly busy?: boolean
  readonly children: ReactNode
}

/**
 * A button for one call of the table. Refused, it stays where it is, can be reached by keyboard, says why below and as its
 * description, and does nothing.
 */
export function CallButton({
  call,
  on,
  onClick,
  type = 'button',
  primary,
  small,
  busy,
  children,
}: CallButtonProps) {
  const reasonId = useId()
  return (
    <Can call={call} {...(on && { on })}>
      {({ allowed, reason }) => (
        <span className="call">
          <Button
            type={allowed ? type : 'button'}
            primary={primary}
            small={small}
            busy={busy}
            refused={!allowed}
            describedBy={reason === null ? undefined : reasonId}
            onClick={allowed && !busy ? onClick : undefined}
          >
            {children}
          </Button>
          <CallReason call={call} on={on} id={reasonId} />
        </span>
      )}
    </Can>
  )
}
