import type { Caller } from '#contract/caller.ts'
import { latestFirst } from '../vehicle/latest-first.ts'
import { type ImportNote, removeImportNote, writeImportNote } from './import-note.ts'
import type { ImportRun } from './import-run.ts'
import { lineRanges } from './line-ranges.ts'

type Person = Pick<Caller, 'sub' | 'tenant'>

/** Keeps how far an import is, as it goes on, until nothing of it is left. */
export function noteRun(run: ImportRun, person: Person, file: string): void {
  const notes = latestFirst(async (note: ImportNote | null) => {
    if (note) await writeImportNote(person, note)
    else removeImportNote(person)
  })
  run.subscribe(() => {
    const { created, updated, unchanged, failed, unsure, waiting } = run.state().counts
    const left = unsure + waiting
    const done = created + updated + unchanged
    const words = unsure > 0 ? lineRanges(run.linesOf('unsure')) : ''
    notes.push(left === 0 ? null : { file, at: new Date().toISOString(), done, failed, left, unsure: words })
  })
}
