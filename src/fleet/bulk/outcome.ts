/**
 * What came of one vehicle. `same`: there was nothing to do, or it was left as it is; `conflict`: someone else has changed the same
 * meanwhile, and a person decides; `unsure`: it was sent, but no good answer came, and sent again it is not done twice;
 * `waiting`: not sent.
 */
export const outcomeKinds = ['done', 'same', 'conflict', 'failed', 'unsure', 'waiting'] as const
export type OutcomeKind = (typeof outcomeKinds)[number]

/** An outcome with what is known of it. */
export type Outcome<Done, Conflict> =
  | { readonly kind: 'done'; readonly done: Done }
  | { readonly kind: 'conflict'; readonly conflict: Conflict }
  | { readonly kind: 'failed' | 'unsure'; readonly error: Error }
  | { readonly kind: 'same' | 'waiting' }

/** How many vehicles there are of each outcome. */
export type OutcomeCounts = Readonly<Record<OutcomeKind, number>>

/** How many there are of some outcomes together. */
export function countOf(counts: OutcomeCounts, ...kinds: readonly OutcomeKind[]): number {
  return kinds.reduce((sum, kind) => sum + counts[kind], 0)
}
