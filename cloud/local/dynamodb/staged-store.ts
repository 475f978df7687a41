import type { Item, LevelWrite, Store, SubDatabase } from 'dynalite/db/index.js'

/** A view of the store whose writes are held back until `commit`, then land on disk together or not at all. */
export interface StagedStore extends Store {
  commit(): Promise<void>
}

/**
 * Stages the writes of dynalite's actions, which would otherwise put an item and its index entries one by one.
 * The caller holds the locks of every item that is written.
 */
export function stagedStore(store: Store): StagedStore {
  const staged = new Map<string, LevelWrite>()
  return {
    ...store,
    getItemDb: (table) => stagedDatabase(staged, `item-${table}~`, store.getItemDb(table)),
    getIndexDb: (kind, table, index) =>
      stagedDatabase(
        staged,
        `index-${kind.toLowerCase()}~${table}~${index}~`,
        store.getIndexDb(kind, table, index),
      ),
    commit: async () => {
      if (staged.size > 0) await store.db.batch([...staged.values()])
    },
  }
}

/** `prefix` is how dynalite names the keys of this sub-database in the one level database. */
function stagedDatabase(staged: Map<string, LevelWrite>, prefix: string, real: SubDatabase): SubDatabase {
  return {
    lock: (_keys, run) => run((callback) => callback),
    get(key, callback) {
      const write = staged.get(prefix + key)
      if (!write) real.get(key, callback)
      else setImmediate(callback, null, write.type === 'put' ? (write.value as Item) : undefined)
    },
    put(key, value, callback) {
      staged.set(prefix + key, { type: 'put', key: prefix + key, value })
      setImmediate(callback, null)
    },
    del(key, callback) {
      staged.set(prefix + key, { type: 'del', key: prefix + key })
      setImmediate(callback, null)
    },
  }
}
