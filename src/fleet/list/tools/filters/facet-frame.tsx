import { type ReactNode, useId, useState } from 'react'

interface FacetFrameProps {
  readonly words: string
  /** How many filters are on inside. */
  readonly chosen: number
  readonly children: ReactNode
}

/** One group of filters, which can be folded away. */
export function FacetFrame({ words, chosen, children }: FacetFrameProps) {
  const [isOpen, setOpen] = useState(true)
  const id = useId()
  return (
    <fieldset className="facet">
      <legend>
        <button
          type="button"
          className="facet-title"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {words} {chosen > 0 && <span className="facet-chosen">{`${chosen} on`}</span>}
        </button>
      </legend>
      <div id={id} hidden={!isOpen}>
        {children}
      </div>
    </fieldset>
  )
}
