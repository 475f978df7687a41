import type { Store } from 'dynalite/db/index.js'
import { carryOut, checked } from './engine.ts'
import { itemKey } from './item-key.ts'
import { withLocks } from './locks.ts'
import { stagedStore } from './staged-store.ts'

/** BatchWriteItem in one commit: on AWS each item stands alone, here one disk write serves all, which is fast. */
export async function batchWrite(store: Store, request: object): Promise<object> {
  const data = checked(store, 'BatchWriteItem', request)
  const places = await Promise.all(
    Object.entries(data.RequestItems ?? {}).flatMap(([TableName, requests]) =>
      requests.map(({ PutRequest, DeleteRequest }) =>
        itemKey(store, { TableName, ...PutRequest, ...DeleteRequest }),
      ),
    ),
  )
  return withLocks(store, places, async () => {
    const staged = stagedStore(store)
    const answer = await carryOut(staged, 'BatchWriteItem', data)
    await staged.commit()
    return answer
  })
}
