import db, { type Store } from 'dynalite/db/index.js'
import { isConditionFailure } from './aws-error.ts'
import { cancelFor, type CancellationReason, noReason, reasonOf } from './cancellation.ts'
import type { ClientRequestTokens } from './client-request-tokens.ts'
import { carryOut } from './engine.ts'
import { itemAt } from './item-key.ts'
import { withLocks } from './locks.ts'
import { type StagedStore, stagedStore } from './staged-store.ts'
import { type ActionKind, actionsOf, type TransactAction } from './transact-action.ts'

/** A ConditionCheck has the parameters of a delete, and deletes nothing. */
const kinds: Readonly<Record<string, ActionKind>> = {
  Put: { operation: 'PutItem' },
  Update: { operation: 'UpdateItem', needs: 'UpdateExpression' },
  Delete: { operation: 'DeleteItem' },
  ConditionCheck: { operation: 'DeleteItem', needs: 'ConditionExpression' },
}

/**
 * TransactWriteItems, which dynalite lacks: all actions or none, each condition checked while every item is locked.
 * One that meets another waits for it, where AWS may cancel it with TransactionConflict.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export async function transactWrite(
  store: Store,
  tokens: ClientRequestTokens,
  request: { readonly TransactItems?: unknown; readonly ClientRequestToken?: unknown },
): Promise<object> {
  return tokens.once(request, async () => {
    const actions = await actionsOf(store, kinds, request.TransactItems)
    const places = actions.map(({ place }) => place)
    return withLocks(store, places, async () => {
      const staged = stagedStore(store)
      const reasons: CancellationReason[] = []
      for (const action of actions) reasons.push(await reasonAgainst(staged, action))
      cancelFor(reasons)
      await staged.commit()
      return {}
    })
  })
}

async function reasonAgainst(
  staged: StagedStore,
  { kind, operation, data, place }: TransactAction,
): Promise<CancellationReason> {
  const old = await itemAt(staged, place)
  try {
    if (kind === 'ConditionCheck') {
      const failure = db.checkConditional(data, old)
      if (failure) throw failure
    } else {
      await carryOut(staged, operation, data)
    }
    return noReason
  } catch (error) {
    const returnsOld = isConditionFailure(error) && data.ReturnValuesOnConditionCheckFailure === 'ALL_OLD'
    return reasonOf(error, returnsOld ? old : undefined)
  }
}
