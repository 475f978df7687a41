import type { ReactNode } from 'react'

/** What a badge says by its colour; the words inside must say it too. */
export type BadgeTone = 'good' | 'info' | 'warn' | 'bad' | 'plain'

/** A short state, such as "In use". */
export function Badge({ tone, children }: { readonly tone: BadgeTone; readonly children: ReactNode }) {
  return <span className={`amplify-badge badge-${tone}`}>{children}</span>
}
