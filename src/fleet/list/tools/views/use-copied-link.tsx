import { type ReactNode, useState } from 'react'
import { Notice } from '#ui/notice.tsx'

/** Copies a text; where the browser refuses, it is shown, selected. */
export type Copy = (text: string, done: string) => Promise<void>

/** How to copy a text, and what to show of that. */
export function useCopiedLink(): [ReactNode, Copy] {
  const [outcome, setOutcome] = useState<{ readonly done: string } | { readonly text: string } | null>(null)
  const copy: Copy = async (text, done) => {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome({ done })
    } catch {
      setOutcome({ text })
    }
  }
  if (outcome === null) return [null, copy]
  if ('done' in outcome) {
    return [
      <Notice key="copied" tone="good">
        {outcome.done}
      </Notice>,
      copy,
    ]
  }
  return [<TextToCopy key="copied" text={outcome.text} />, copy]
}

function TextToCopy({ text }: { readonly text: string }) {
  return (
    <Notice tone="info" title="The browser does not let us copy: copy it from here.">
      <textarea
        key={text}
        className="amplify-input view-lines"
        aria-label="To be copied"
        readOnly
        rows={Math.min(text.split('\n').length + 1, 8)}
        defaultValue={text}
        ref={(field) => {
          field?.focus()
          field?.select()
        }}
      />
    </Notice>
  )
}
