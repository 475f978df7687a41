import type { VehicleField } from '#contract/vehicle.ts'
import { fieldWords } from '../words.ts'

/** What to say after saving; `taken`: the fields that someone else had changed meanwhile. */
export function savedWords(taken: readonly VehicleField[], done = 'Saved.'): string {
  if (taken.length === 0) return done
  const others = taken.map((field) => fieldWords[field]).join(', ')
  return `${done} Someone else had changed ${others} meanwhile; that was kept.`
}
