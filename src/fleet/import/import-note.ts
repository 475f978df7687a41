import * as v from 'valibot'
import { readPersonal, removePersonal, writePersonal } from '#auth/personal-storage.ts'
import type { Caller } from '#contract/caller.ts'

const note = v.object({
  file: v.string(),
  /** When something was last sent, ISO 8601 in UTC. */
  at: v.string(),
  done: v.number(),
  failed: v.number(),
  left: v.number(),
  /** Lines, in words; '' where there are none. */
  unsure: v.string(),
})

/** How far an import has come, for the case that the session ends, or the tab, before it does. No vehicle is in it. */
export type ImportNote = Readonly<v.InferOutput<typeof note>>

type Person = Pick<Caller, 'sub' | 'tenant'>

const name = 'import'

/** What a person's last import has left undone; null where it was finished, or nothing can be read. */
export async function readImportNote(person: Person): Promise<ImportNote | null> {
  try {
    const { success, output } = v.safeParse(note, JSON.parse((await readPersonal(person, name)) ?? 'null'))
    return success ? output : null
  } catch {
    return null
  }
}

/** Keeps it, sealed. Where nothing can be kept the import goes on all the same. */
export async function writeImportNote(person: Person, note: ImportNote): Promise<void> {
  await writePersonal(person, name, JSON.stringify(note)).catch(() => {})
}

export function removeImportNote(person: Person): void {
  removePersonal(person, name)
}
