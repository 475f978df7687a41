import type { AuditEntry, Decision, FieldChange } from '#contract/history.ts'
import { type RouteName, routeOf } from '#contract/routes.ts'
import { isLifecycle } from '#contract/lifecycle.ts'
import { powertrains } from '#contract/powertrain.ts'
import { fieldWords, lifecycleWords, powertrainWords } from '../words.ts'

/** What each decision is called. */
export const decisionNames: Readonly<Record<Decision, string>> = { allowed: 'Allowed', denied: 'Refused' }

/** A call as it stands at the beginning of a line, such as "Change a vehicle". */
export function actionWords(action: RouteName): string {
  const { does } = routeOf(action)
  return does.charAt(0).toUpperCase() + does.slice(1)
}

/** What someone did, or tried to, as it follows their name. */
export function didWords({ action, decision }: Pick<AuditEntry, 'action' | 'decision'>): string {
  return `${decision === 'allowed' ? 'was allowed to' : 'was not allowed to'} ${routeOf(action).does}`
}

/** What a changed field is called. */
export function changedFieldWords({ field }: FieldChange): string {
  return field === 'groups' ? 'Groups' : fieldWords[field]
}

/** One side of a change in words, as the person knows the values from elsewhere. */
export function changedValueWords(change: FieldChange, side: 'from' | 'to'): string {
  const { field, [side]: value } = change
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '')
  if (text === '') return field === 'groups' ? 'no group' : 'not set'
  if (field === 'lifecycle' && isLifecycle(text)) return lifecycleWords[text].words
  const powertrain = field === 'powertrain' && powertrains.find((one) => one === text)
  return powertrain ? powertrainWords[powertrain] : text
}

/** All that an entry says has changed, in one line. */
export function changesWords(changes: readonly FieldChange[]): string {
  return changes.map(changeWords).join('; ')
}

function changeWords(change: FieldChange): string {
  return `${changedFieldWords(change)}: ${changedValueWords(change, 'from')} → ${changedValueWords(change, 'to')}`
}
