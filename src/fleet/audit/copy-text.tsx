import { useRef, useState } from 'react'
import { Button } from '#ui/button.tsx'

/** A text to be copied, such as an id; `what` says which. Where the browser refuses, it is selected instead. */
export function CopyText({ text, what }: { readonly text: string; readonly what: string }) {
  const code = useRef<HTMLElement>(null)
  const [outcome, setOutcome] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('Copied.')
    } catch {
      if (code.current) window.getSelection()?.selectAllChildren(code.current)
      setOutcome('The browser does not let us copy: it is selected, copy it from here.')
    }
  }
  return (
    <>
      <code ref={code}>{text}</code>{' '}
      <Button small onClick={() => void copy()}>
        Copy <span className="hidden-label">{what}</span>
      </Button>{' '}
      <span role="status" className="unknown">
        {outcome}
      </span>
    </>
  )
}
