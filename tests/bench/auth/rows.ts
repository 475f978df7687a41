import type { TokenReads } from './calls.ts'
import type { RefreshCount } from './refreshes.ts'
import { median } from '../cpu-time.ts'
import type { Measured } from '../part.ts'

/** Exactly one for whatever number of calls and tabs, and every call answered. */
export function refreshRows(counts: {
  readonly ours: readonly RefreshCount[]
  readonly amplify: readonly RefreshCount[]
}): readonly Measured[] {
  const { ours, amplify } = counts
  const unit = ''
  const fewest = Math.min(...ours.map(({ refreshes }) => refreshes.length))
  const failed = ours.reduce((sum, { failures }) => sum + failures.length, 0)
  return [
    ...ours.map((one) => ({
      what: `P8 refreshes, ${named(one)}`,
      value: one.refreshes.length,
      unit,
      goal: { most: 1 },
    })),
    { what: 'P8 refreshes, the fewest of these', value: fewest, unit, goal: { least: 1 } },
    { what: 'P8 calls that failed meanwhile', value: failed, unit, goal: { most: 0 } },
    ...amplify.map((one) => ({ what: `Amplify alone, ${named(one)}`, value: one.refreshes.length, unit })),
  ]
}

/** What a token for a call costs. */
export function tokenRows(reads: TokenReads, asked: number): readonly Measured[] {
  const [storage, ours, amplify] = [median(reads.storage), median(reads.ours), median(reads.amplify)]
  return [
    { what: 'token for a call: bare localStorage', value: storage, unit: 'us' },
    { what: 'token for a call: fetchAuthSession', value: amplify, unit: 'us' },
    { what: 'token for a call: readAccessToken', value: ours, unit: 'us' },
    { what: 'token for a call: of fetchAuthSession', value: ours / amplify, unit: 'x' },
    { what: 'token for a call: of bare', value: ours / storage, unit: 'x' },
    { what: 'P8 user pool asked meanwhile', value: asked, unit: '', goal: { most: 0 } },
  ]
}

function named({ tabs, calls }: RefreshCount): string {
  return `${tabs} ${tabs === 1 ? 'tab' : 'tabs'} × ${calls} ${calls === 1 ? 'call' : 'calls'}`
}
