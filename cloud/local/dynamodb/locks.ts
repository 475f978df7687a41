import type { Store } from 'dynalite/db/index.js'
import type { ItemKey } from './item-key.ts'

/** Runs `work` while no one else writes these items; always locked in the same order, so that no two wait for each other. */
export function withLocks<Result>(
  store: Store,
  keys: readonly ItemKey[],
  work: () => Promise<Result>,
): Promise<Result> {
  const tables = [...new Set(keys.map(({ table }) => table))].toSorted()
  const lockFrom = (index: number): Promise<Result> => {
    const table = tables[index]
    if (table === undefined) return work()
    const inTable = [...new Set(keys.filter((one) => one.table === table).map(({ key }) => key))].toSorted()
    return new Promise((resolve, reject) => {
      store.getItemDb(table).lock(inTable, (release) => {
        lockFrom(index + 1).then(
          (result) => release(() => resolve(result))(),
          (error: unknown) => release(() => reject(error as Error))(),
        )
      })
    })
  }
  return lockFrom(0)
}
