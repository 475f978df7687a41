import { useState } from 'react'
import type { OpenView } from '../../../view/views-open.ts'
import { RenameView } from './rename-view.tsx'

interface ViewRowProps {
  readonly name: string
  /** Where this one is on screen. */
  readonly open: OpenView | null
  /** Whether no view has this name. */
  readonly isFree: (name: string) => boolean
  readonly onOpen: () => void
  readonly onOverwrite: () => void
  readonly onRename: (name: string) => void
  readonly onCopy: () => void
  readonly onDelete: () => void
}

/** A named view, and what can be done with it. */
export function ViewRow(props: ViewRowProps) {
  const { name, open, isFree, onOpen, onOverwrite, onRename, onCopy, onDelete } = props
  const [isRenaming, setRenaming] = useState(false)
  if (isRenaming) {
    return (
      <li className="view">
        <RenameView
          name={name}
          isFree={isFree}
          onRename={(wish) => {
            setRenaming(false)
            if (wish !== name) onRename(wish)
          }}
          onCancel={() => setRenaming(false)}
        />
      </li>
    )
  }
  const actions = [
    ['Copy link', 'Copy link to', onCopy],
    ['Rename', 'Rename', () => setRenaming(true)],
    ...(open?.isChanged ? ([['Overwrite', 'Overwrite', onOverwrite]] as const) : []),
    ['Delete', 'Delete', onDelete],
  ] as const
  return (
    <li className="view">
      <button type="button" className="view-open" aria-current={open ? 'true' : undefined} onClick={onOpen}>
        <bdi>{name}</bdi>{' '}
        {open && <span className="view-state">{open.isChanged ? 'open, changed' : 'open'}</span>}
      </button>
      <span className="view-actions">
        {actions.map(([words, label, onClick]) => (
          <button
            key={words}
            type="button"
            className="tool-link"
            aria-label={`${label} ${name}`}
            onClick={onClick}
          >
            {words}
          </button>
        ))}
      </span>
    </li>
  )
}
