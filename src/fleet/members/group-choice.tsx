import type { RoleGroup } from '#contract/groups.ts'
import { routesOpenTo, routesWords } from './rights.ts'

interface GroupChoiceProps {
  readonly group: RoleGroup
  readonly checked: boolean
  readonly onToggle: () => void
}

/** A role group to be in or not, with what it opens by itself. */
export function GroupChoice({ group, checked, onToggle }: GroupChoiceProps) {
  return (
    <div className="group-choice">
      <label>
        <input type="checkbox" checked={checked} onChange={onToggle} /> {group}
      </label>
      <details>
        <summary>
          What it opens <span className="hidden-label">– {group}</span>
        </summary>
        <p>{routesWords(routesOpenTo([group]))}</p>
      </details>
    </div>
  )
}
