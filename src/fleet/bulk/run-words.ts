import { countWords } from '../words.ts'
import { countOf, type OutcomeCounts } from './outcome.ts'

/** How a run speaks of itself. */
export interface RunWords {
  /** "Changing 3 vehicles" */
  readonly doing: string
  /** "3 vehicles changed"; also the head of their count. */
  readonly done: string
  /** The head of the count of vehicles with which there was nothing to do. */
  readonly same: string
}

export const editWords: RunWords = { doing: 'Changing', done: 'Changed', same: 'Left as they were' }
export const undoWords: RunWords = { doing: 'Undoing', done: 'Undone', same: 'Left as they were' }
export const lockWords: RunWords = { doing: 'Locking', done: 'Lock requested', same: 'Left as they were' }

/** "1 vehicle", "12,000 vehicles". */
export function vehiclesWords(count: number): string {
  return `${countWords(count)} ${count === 1 ? 'vehicle' : 'vehicles'}`
}

/** The heading of a run: what it is doing, or how it has ended. */
export function titleOf({ doing, done }: RunWords, running: boolean, counts: OutcomeCounts): string {
  const total = countOf(counts, 'done', 'same', 'conflict', 'failed', 'unsure', 'waiting')
  if (running) return `${doing} ${vehiclesWords(total)}`
  return `${done}: ${countWords(counts.done)} of ${vehiclesWords(total)}`
}

/** How far a run is, in tenths: often enough to be told aloud. */
export function progressWords(counts: OutcomeCounts): string {
  const total = countOf(counts, 'done', 'same', 'conflict', 'failed', 'unsure', 'waiting')
  const tenths = Math.floor(((total - counts.waiting) * 10) / Math.max(1, total))
  return tenths === 0 || tenths === 10 ? '' : `${tenths}0% sent`
}

/** For those that were selected, but whose record is not there any more. */
export function goneWords(count: number): string {
  return count === 1
    ? '1 vehicle that was selected is not in your fleet any more.'
    : `${vehiclesWords(count)} that were selected are not in your fleet any more.`
}
