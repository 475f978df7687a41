/** Vehicles that were chosen to act on, by id. */
export type Selection = ReadonlySet<string>

export const nobody: Selection = new Set()

/** The selection with these vehicles in it, or without them. */
export function withSelected(
  selection: Selection,
  vehicleIds: Iterable<string>,
  selected: boolean,
): Selection {
  const next = new Set(selection)
  for (const vehicleId of vehicleIds) {
    if (selected) next.add(vehicleId)
    else next.delete(vehicleId)
  }
  return next
}
