import { readPersonal, removePersonal, writePersonal } from '#auth/personal-storage.ts'
import { draftIn, type Draft } from './draft.ts'
import { draftsOf, type Person, placesOf, takePlace } from './draft-places.ts'
import { changedFields, type EditBase, type FormValues } from './form-values.ts'
import { latestFirst } from './latest-first.ts'

/** Keeps what is typed into one form, as it is typed, until it is saved or dropped. */
export interface DraftKeeper {
  /** What was typed and not saved before. */
  readonly found: Draft | null
  /** A form without changes has no draft. */
  keep(base: EditBase, values: FormValues): void
  /** The form is done with, and whatever else is typed into it. */
  drop(): void
}

/** Where nothing can be kept the form works all the same; the browser still asks before the tab is closed. */
const keepsNothing: DraftKeeper = { found: null, keep: () => {}, drop: () => {} }

/**
 * Opens the drafts of a person for one form, until `closed` is aborted; what was pushed before is written all the same.
 *
 * Two tabs that edit the same vehicle keep a draft each, so neither overwrites the other's. A form takes up the newest draft
 * that no open form has: after a session has ended in both tabs each of them has one of the two again, and of tabs that were
 * closed the vehicle's page still tells when the first one is done with. Saving the one and then the other joins them field
 * by field, as for two people.
 */
export async function openDraft(
  person: Person,
  vehicleId: string,
  closed: AbortSignal,
): Promise<DraftKeeper> {
  try {
    const drafts = await draftsOf(person, vehicleId)
    const names = new Set([...drafts.map(({ name }) => name), ...placesOf(vehicleId)])
    for (const name of names) {
      if (closed.aborted) break
      const keeper = await keeperAt(name, person, closed)
      if (keeper) return keeper
    }
  } catch {
    // The storage is switched off, or full.
  }
  return keepsNothing
}

async function keeperAt(name: string, person: Person, closed: AbortSignal): Promise<DraftKeeper | null> {
  const writer = latestFirst(async (text: string | null) => {
    if (text === null) removePersonal(person, name)
    else await writePersonal(person, name, text)
  })
  const end = new Promise((resolve) => {
    closed.addEventListener('abort', () => void writer.idle().then(resolve))
  })
  if (!(await takePlace(name, end))) return null
  // Whoever had the place may have written since.
  const found = draftIn(await readPersonal(person, name))
  let last = found && textOf(found)
  let dropped = false
  const write = (text: string | null, stored: string | null) => {
    if (text === last) return
    last = text
    writer.push(stored)
  }
  return {
    found,
    keep(base, values) {
      if (dropped) return
      if (changedFields(base.values, values).length === 0) return write(null, null)
      const draft = { base, values, at: new Date().toISOString() }
      write(textOf(draft), JSON.stringify(draft))
    },
    drop() {
      dropped = true
      write(null, null)
    },
  }
}

/** What makes a draft another one: not the time. */
function textOf({ base, values }: Draft): string {
  return JSON.stringify([base, values])
}
