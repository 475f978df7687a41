import type { ReactNode } from 'react'

interface FactProps {
  readonly name: string
  /** What follows from it, in smaller print. */
  readonly note?: ReactNode
  readonly children: ReactNode
}

/** One line of a `<dl>` on this page. */
export function Fact({ name, note, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children}
        {note && <span className="access-note">{note}</span>}
      </dd>
    </div>
  )
}
