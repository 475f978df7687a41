import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Model } from './model.ts'

/** The models that the seed's vehicles are drawn from, as generate-models.ts wrote them. */
export const models: readonly Model[] = JSON.parse(
  readFileSync(join(import.meta.dirname, 'models.json'), 'utf8'),
)
