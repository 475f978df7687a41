import { baseOf } from './form-values.ts'
import type { Edit, Save } from './save-vehicle.ts'

/** The edit that sets back what a save has changed, and nothing else: between the two records there is no other difference. */
export function undoOf({ before, after }: Save): Edit {
  return { vehicleId: after.vehicleId, base: baseOf(after), values: before }
}
