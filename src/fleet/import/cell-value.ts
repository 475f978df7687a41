import { clearableFieldNames, type VehicleField } from '#contract/vehicle.ts'
import { undefused } from '../export/formula.ts'
import { tagsInCell } from '../export/tag-list.ts'
import { lifecycleIn, powertrainIn } from './cell-words.ts'
import { modelYearIn } from './model-year.ts'

/**
 * What a cell says of a field, for the contract to check. An empty one clears a field that may be absent; undefined: it says
 * nothing, and leaves the field of a vehicle that is there as it is.
 */
export function cellValue(field: VehicleField, cell: string): unknown {
  const text = undefused(cell)
  if (field === 'tags') return tagsInCell(text)
  if (text.trim() === '') {
    if (field === 'lifecycle') return undefined
    return (clearableFieldNames as readonly string[]).includes(field) ? null : ''
  }
  if (field === 'modelYear') return modelYearIn(text)
  if (field === 'powertrain') return powertrainIn(text)
  return field === 'lifecycle' ? lifecycleIn(text) : text
}
