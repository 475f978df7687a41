import { readPersonal } from '#auth/personal-storage.ts'
import type { Caller } from '#contract/caller.ts'
import { type Draft, draftIn } from './draft.ts'

/** Whose drafts. */
export type Person = Pick<Caller, 'sub' | 'tenant'>

/** A draft, and the name under which it is kept. */
export interface KeptDraft {
  readonly name: string
  readonly draft: Draft
}

/** More tabs than anybody edits one vehicle in. */
const count = 20

/** Where drafts of a vehicle may lie: each form that is open has one of these places to itself, for as long as it has its lock. */
export function placesOf(vehicleId: string): readonly string[] {
  return Array.from({ length: count }, (_, index) => `draft/${vehicleId}/${index + 1}`)
}

/** A person's drafts of a vehicle, newest first. */
export async function draftsOf(person: Person, vehicleId: string): Promise<readonly KeptDraft[]> {
  const kept = await Promise.all(
    placesOf(vehicleId).map(async (name) => {
      const draft = draftIn(await readPersonal(person, name))
      return draft ? [{ name, draft }] : []
    }),
  )
  return kept.flat().toSorted((one, other) => other.draft.at.localeCompare(one.draft.at))
}

/** The newest draft of a vehicle that no open form has. */
export async function waitingDraft(person: Person, vehicleId: string): Promise<Draft | null> {
  const { held = [] } = await navigator.locks.query()
  const open = new Set(held.map(({ name }) => name))
  const drafts = await draftsOf(person, vehicleId)
  return drafts.find(({ name }) => !open.has(name))?.draft ?? null
}

/** Takes a place until `end` settles; answers false where another form has it. */
export function takePlace(name: string, end: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const hold = async (lock: Lock | null) => {
      resolve(lock !== null)
      if (lock) await end
    }
    navigator.locks.request(name, { ifAvailable: true }, hold).catch(reject)
  })
}
