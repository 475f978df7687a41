import { useId, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { type NamedView, viewLimits, viewName } from '../../../view/views.ts'

interface SaveViewProps {
  readonly views: readonly NamedView[]
  readonly onSave: (name: string) => void
}

/** Saves what the list shows now under a name; one that is taken is overwritten, and the button says so. */
export function SaveView({ views, onSave }: SaveViewProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const name = viewName(text)
  const isTaken = views.some((view) => view.name === name)
  const save = () => {
    if (name === '') setError('Give it a name first, such as “Low charge in Hof”.')
    else if (!isTaken && views.length >= viewLimits.most)
      setError(`There are ${viewLimits.most} views already: delete one first.`)
    else {
      onSave(name)
      setText('')
      setError(null)
    }
  }
  return (
    <form
      className="save-view"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <label htmlFor={id}>Save what you see now as</label>
      <div className="save-view-line">
        <input
          id={id}
          className="amplify-input"
          autoComplete="off"
          dir="auto"
          maxLength={viewLimits.name}
          value={text}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}error`}
          onChange={({ target }) => {
            setText(target.value)
            setError(null)
          }}
        />
        <Button type="submit" small primary>
          {isTaken ? 'Overwrite' : 'Save view'}
        </Button>
      </div>
      {error !== null && (
        <p className="facet-error" id={`${id}error`} role="alert">
          {error}
        </p>
      )}
    </form>
  )
}
