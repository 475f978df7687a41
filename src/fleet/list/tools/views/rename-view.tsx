import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { viewLimits, viewName } from '../../../view/views.ts'
import { useEscape } from '../use-escape.ts'

interface RenameViewProps {
  readonly name: string
  readonly isFree: (name: string) => boolean
  readonly onRename: (name: string) => void
  readonly onCancel: () => void
}

/** A field for another name of a view. */
export function RenameView({ name, isFree, onRename, onCancel }: RenameViewProps) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(name)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => field.current?.select(), [])
  useEscape(form, onCancel)
  const rename = () => {
    const wish = viewName(text)
    if (wish === '') setError('A view needs a name.')
    else if (wish !== name && !isFree(wish)) setError('Another view is called that: choose another name.')
    else onRename(wish)
  }
  return (
    <form
      ref={form}
      className="save-view"
      onSubmit={(event) => {
        event.preventDefault()
        rename()
      }}
    >
      <div className="save-view-line">
        <input
          ref={field}
          className="amplify-input"
          autoComplete="off"
          dir="auto"
          maxLength={viewLimits.name}
          aria-label={`New name of ${name}`}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : id}
          value={text}
          onChange={({ target }) => {
            setText(target.value)
            setError(null)
          }}
        />
        <Button type="submit" small primary>
          Rename
        </Button>
        <Button small onClick={onCancel}>
          Cancel
        </Button>
      </div>
      {error !== null && (
        <p className="facet-error" id={id} role="alert">
          {error}
        </p>
      )}
    </form>
  )
}
