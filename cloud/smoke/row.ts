import type { Side } from './side.ts'

/** What one row of the table is about, and what is known of its answer beside what the local cloud answers. */
export interface RowText {
  readonly about: string
  /** What everybody must answer, whatever the local cloud does: the contract's word, or ours where the local cloud has no such thing. */
  readonly expected?: string
  /** What AWS is known to answer instead of what the local cloud does, on purpose. */
  readonly onAws?: string
  /** For whoever finds a difference here. */
  readonly note?: string
}

/** Asks one side about one or several rows, in the order in which one may need the other. */
export interface Probe {
  /** By the row's id. */
  readonly rows: Readonly<Record<string, RowText>>
  /** The local cloud has no such thing (CloudFront, S3): each row says what to expect. */
  readonly awsOnly: boolean
  observe(side: Side): Promise<Readonly<Record<string, string>>>
}

/** A probe whose answers are held to its rows by their types. Answers are short texts without tokens, ids or times. */
export function probe<Id extends string>(
  rows: Readonly<Record<Id, RowText>>,
  observe: (side: Side) => Promise<Readonly<Record<Id, string>>>,
): Probe {
  return { rows, awsOnly: false, observe }
}

/** Rows that need nothing of each other, each a probe of its own: one that can't be asked says nothing of the rest. */
export function probes(
  rows: Readonly<Record<string, RowText & { readonly ask: (side: Side) => Promise<string> }>>,
): readonly Probe[] {
  return Object.entries(rows).map(([id, { ask, ...row }]) =>
    probe({ [id]: row }, async (side) => ({ [id]: await ask(side) })),
  )
}

/** A probe of what there is on AWS only. */
export function awsProbe<Id extends string>(
  rows: Readonly<Record<Id, RowText & { readonly expected: string }>>,
  observe: (side: Side) => Promise<Readonly<Record<Id, string>>>,
): Probe {
  return { rows, awsOnly: true, observe }
}
