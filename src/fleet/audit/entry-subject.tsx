import { Link } from 'react-router'
import type { AuditEntry } from '#contract/history.ts'
import { memberPath, vehiclePath } from '../paths.ts'
import { useFeed, useFleetStore } from '../store/fleet-store-context.tsx'

/** Other computers' clocks may differ from this one's by so much. */
const clockDifferenceMs = 60_000

/** The vehicle or the member that an entry is about. A vehicle that is known to be gone has no page any more. */
export function EntrySubject({ entry }: { readonly entry: AuditEntry }) {
  const { vehicleId, member, at } = entry
  const { vehicles } = useFleetStore()
  const { complete } = useFeed(vehicles)
  if (member !== undefined) {
    return (
      <Link to={memberPath(member)}>
        <bdi>{member}</bdi>
      </Link>
    )
  }
  if (vehicleId === undefined) return null
  const plate = vehicles.get(vehicleId)?.licensePlate
  if (plate !== undefined) {
    return (
      <Link to={vehiclePath(vehicleId)}>
        <bdi>{plate}</bdi>
      </Link>
    )
  }
  // What has come since the fleet was read may be missing from it.
  const isGone = complete && Date.parse(at) < (vehicles.syncedAt() ?? 0) - clockDifferenceMs
  const id = <code>{vehicleId}</code>
  return isGone ? <>{id} (no longer in the fleet)</> : <Link to={vehiclePath(vehicleId)}>{id}</Link>
}
