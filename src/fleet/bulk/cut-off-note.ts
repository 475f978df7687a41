import * as v from 'valibot'
import { readPersonal, removePersonal, writePersonal } from '#auth/personal-storage.ts'
import type { Caller } from '#contract/caller.ts'

const note = v.object({
  /** What was being done. */
  call: v.picklist(['updateVehicle', 'lockDoors']),
  /** When it ended, ISO 8601 in UTC. */
  at: v.string(),
  /** How many vehicles were answered. */
  answered: v.number(),
  /** Vehicles that were sent, but got no good answer, and those that were not sent. */
  unsure: v.array(v.string()),
  waiting: v.array(v.string()),
})

/** How far a run came that the end of the session has cut off. No record of a vehicle is in it. */
export type CutOffNote = Readonly<v.InferOutput<typeof note>>

type Person = Pick<Caller, 'sub' | 'tenant'>

const name = 'bulk'

/** What a person's last run has left undone; null where it was finished or closed, or nothing can be read. */
export async function readCutOff(person: Person): Promise<CutOffNote | null> {
  try {
    const { success, output } = v.safeParse(note, JSON.parse((await readPersonal(person, name)) ?? 'null'))
    return success ? output : null
  } catch {
    return null
  }
}

/** Keeps it, sealed. Where nothing can be kept, nothing is told afterwards. */
export async function writeCutOff(person: Person, note: CutOffNote): Promise<void> {
  await writePersonal(person, name, JSON.stringify(note)).catch(() => {})
}

export function removeCutOff(person: Person): void {
  removePersonal(person, name)
}
