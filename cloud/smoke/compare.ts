import type { Probe, RowText } from './row.ts'
import type { Side } from './side.ts'

/** `as known`: another answer than the local cloud's, and the one that AWS is known to give. `not here`: only AWS has such a thing. */
export type Verdict = 'same' | 'as known' | 'DIFFERS' | 'not here'

/** One row of the table: what both sides answered; null where nobody was asked. */
export interface Compared {
  readonly id: string
  readonly about: string
  readonly reference: string | null
  readonly examined: string | null
  readonly verdict: Verdict
  /** What was to be answered instead, where the local cloud's answer is not what counts. */
  readonly expected?: string
  readonly note?: string
}

export interface Sides {
  /** The local cloud. */
  readonly reference: Side
  /** What is held against it. */
  readonly examined: Side
}

/** Asks both sides the same, one row after another, both at a time. @throws the signal's reason once it is aborted. */
export async function compare(
  probes: readonly Probe[],
  { reference, examined }: Sides,
  signal: AbortSignal,
): Promise<readonly Compared[]> {
  const rows: Compared[] = []
  for (const probe of probes) {
    signal.throwIfAborted()
    const [here, there] = await Promise.all([answersOf(probe, reference), answersOf(probe, examined)])
    for (const [id, row] of Object.entries(probe.rows)) {
      const answers = { reference: here[id] ?? null, examined: there[id] ?? null }
      const verdict = verdictOf(row, answers, examined.isAws)
      rows.push({ id, about: row.about, ...answers, verdict, ...detailsOf(row, verdict, examined.isAws) })
    }
  }
  return rows
}

function detailsOf({ note, expected, onAws }: RowText, verdict: Verdict, isAws: boolean) {
  const instead = expected ?? (isAws ? onAws : undefined)
  return {
    ...(verdict === 'DIFFERS' && instead !== undefined && { expected: instead }),
    ...((verdict === 'DIFFERS' || verdict === 'as known') && note !== undefined && { note }),
  }
}

const failure = 'could not be asked: '

async function answersOf(probe: Probe, side: Side): Promise<Readonly<Record<string, string>>> {
  if (probe.awsOnly && !side.isAws) return {}
  try {
    return await probe.observe(side)
  } catch (error) {
    const [why = ''] = String(error).split('\n')
    return Object.fromEntries(Object.keys(probe.rows).map((id) => [id, `${failure}${why.slice(0, 200)}`]))
  }
}

/** Whatever could not be asked differs, also where neither side could: nothing is known then. */
function verdictOf(
  { expected, onAws }: RowText,
  { reference, examined }: Pick<Compared, 'reference' | 'examined'>,
  isAws: boolean,
): Verdict {
  if (examined === null) return 'not here'
  if ([reference, examined].some((answer) => answer?.startsWith(failure))) return 'DIFFERS'
  if (expected !== undefined) {
    const isAsExpected = examined === expected && (reference === null || reference === expected)
    return isAsExpected ? 'same' : 'DIFFERS'
  }
  if (isAws && onAws !== undefined) return examined === onAws ? 'as known' : 'DIFFERS'
  return examined === reference ? 'same' : 'DIFFERS'
}
