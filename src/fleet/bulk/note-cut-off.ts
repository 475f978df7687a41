import type { Caller } from '#contract/caller.ts'
import type { Keyed } from '../store/records.ts'
import type { BulkRun } from './bulk-run.ts'
import { type CutOffNote, removeCutOff, writeCutOff } from './cut-off-note.ts'
import { countOf } from './outcome.ts'

type Person = Pick<Caller, 'sub' | 'tenant'>

/**
 * Each time that a run ends keeps what is left of it, until nothing is: the end of the session takes the page away, and after
 * the next sign-in the list tells. Whoever closes the run has seen it: `removeCutOff`.
 */
export function noteCutOff<Item extends Keyed, Done, Conflict>(
  run: BulkRun<Item, Done, Conflict>,
  person: Person,
  call: CutOffNote['call'],
): void {
  const ids = (kind: 'unsure' | 'waiting') => run.entriesOf(kind).map(({ item }) => item.vehicleId)
  run.subscribe(() => {
    const { running, counts } = run.state()
    if (running) return
    if (countOf(counts, 'unsure', 'waiting') === 0) removeCutOff(person)
    else {
      const answered = run.total - countOf(counts, 'unsure', 'waiting')
      const at = new Date().toISOString()
      void writeCutOff(person, { call, at, answered, unsure: ids('unsure'), waiting: ids('waiting') })
    }
  })
}
