import type { ReactNode } from 'react'

interface ButtonProps {
  readonly type?: 'button' | 'submit'
  readonly primary?: boolean | undefined
  readonly small?: boolean | undefined
  /** Under way: stays focusable, says so, and should do nothing when pressed. */
  readonly busy?: boolean | undefined
  /** Not allowed: stays focusable, so that its description can be read. */
  readonly refused?: boolean | undefined
  /** It shows or hides something: whether that is shown. */
  readonly expanded?: boolean | undefined
  readonly describedBy?: string | undefined
  readonly onClick?: (() => void) | undefined
  readonly children: ReactNode
}

/** Amplify's button by its classes alone: the component would bring all of Amplify UI's theme along. */
export function Button({
  type = 'button',
  primary,
  small,
  busy,
  refused,
  expanded,
  describedBy,
  onClick,
  children,
}: ButtonProps) {
  const classes = ['amplify-button', primary && 'amplify-button--primary', small && 'amplify-button--small']
  return (
    <button
      type={type}
      className={classes.filter(Boolean).join(' ')}
      aria-disabled={refused || busy || undefined}
      aria-busy={busy || undefined}
      aria-expanded={expanded}
      aria-describedby={describedBy}
      onClick={onClick}
    >
      {children}
    </button>
  )
}
