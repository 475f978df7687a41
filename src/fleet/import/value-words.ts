import { isLifecycle } from '#contract/lifecycle.ts'
import type { VehicleField } from '#contract/vehicle.ts'
import { lifecycleWords, powertrainWords } from '../words.ts'

/** A value of a field for people, on one line. */
export function valueWords(field: VehicleField, value: unknown): string {
  if (Array.isArray(value)) return value.join(', ') || 'none'
  const text = String(value ?? '')
  if (text === '') return 'not set'
  if (field === 'lifecycle' && isLifecycle(text)) return lifecycleWords[text].words
  if (field === 'powertrain') return (powertrainWords as Readonly<Record<string, string>>)[text] ?? text
  return text
}
