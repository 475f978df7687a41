import type { RoleGroup } from '#contract/groups.ts'
import { rightsChange, routesWords } from './rights.ts'

interface RightsPreviewProps {
  readonly from: readonly RoleGroup[]
  readonly to: readonly RoleGroup[]
}

/** What a change of groups does to somebody's rights, before it is saved. */
export function RightsPreview({ from, to }: RightsPreviewProps) {
  const { gains, loses } = rightsChange(from, to)
  return (
    <div role="status" className="rights-preview">
      {gains.length > 0 && (
        <p>
          <strong>Gains:</strong> {routesWords(gains)}
        </p>
      )}
      {loses.length > 0 && (
        <p>
          <strong>Loses:</strong> {routesWords(loses)}
        </p>
      )}
      {gains.length + loses.length === 0 && <p>Gains and loses nothing.</p>}
      {to.length === 0 && (
        <p>
          <strong>Without a group they can do nothing:</strong> they can sign in, and are told what is missing
          and whom to ask.
        </p>
      )}
    </div>
  )
}
