import type { Store } from 'dynalite/db/index.js'
import { isAwsError, isConditionFailure } from './aws-error.ts'
import { carryOut, checked } from './engine.ts'
import { itemAt, itemKey } from './item-key.ts'
import { withLocks } from './locks.ts'
import { stagedStore } from './staged-store.ts'

/** PutItem, UpdateItem or DeleteItem, with the item and its index entries committed together. */
export async function singleWrite(
  store: Store,
  operation: 'PutItem' | 'UpdateItem' | 'DeleteItem',
  request: object,
): Promise<object> {
  const data = checked(store, operation, request)
  const place = await itemKey(store, data)
  return withLocks(store, [place], async () => {
    const staged = stagedStore(store)
    try {
      const answer = await carryOut(staged, operation, data)
      await staged.commit()
      return answer
    } catch (error) {
      if (isConditionFailure(error) && data.ReturnValuesOnConditionCheckFailure === 'ALL_OLD') {
        const old = await itemAt(store, place)
        if (old && isAwsError(error)) error.body['Item'] = old
      }
      throw error
    }
  })
}
