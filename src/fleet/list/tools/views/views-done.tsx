import { useEffect, useRef } from 'react'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'

/** What was just done with a view, and how to take it back. */
export interface Done {
  readonly name: string
  /** What goes on after the name: "is saved." */
  readonly does: string
  readonly undo?: () => void
}

/** Tells one from the next. */
export function keyOf(done: Done | 'noRoom'): string {
  return done === 'noRoom' ? done : `${done.does} ${done.name}`
}

/** Says what was just done, or that there was no room for it. */
export function ViewsDone({ done }: { readonly done: Done | 'noRoom' }) {
  const notice = useRef<HTMLDivElement>(null)

  // What was deleted had the focus: undoing it is next to that.
  useEffect(() => notice.current?.querySelector('button')?.focus(), [])

  if (done === 'noRoom') {
    return (
      <Notice tone="bad">
        This browser has no room to keep it. Delete other views, or copy this one as a link.
      </Notice>
    )
  }
  return (
    <div ref={notice}>
      <Notice tone="good">
        <p>
          “<bdi>{done.name}</bdi>” {done.does}
        </p>
        {done.undo && (
          <Button small onClick={done.undo}>
            Undo
          </Button>
        )}
      </Notice>
    </div>
  )
}
