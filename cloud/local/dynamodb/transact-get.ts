import type { Item, Store } from 'dynalite/db/index.js'
import { carryOut } from './engine.ts'
import { withLocks } from './locks.ts'
import { type ActionKind, actionsOf, assertSize } from './transact-action.ts'

const kinds: Readonly<Record<string, ActionKind>> = { Get: { operation: 'GetItem' } }

interface Response {
  readonly Item?: Item
}

/**
 * TransactGetItems, which dynalite lacks: all items as they are at one moment, in the order they were asked for.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html
 */
export async function transactGet(
  store: Store,
  request: { readonly TransactItems?: unknown },
): Promise<{ Responses: readonly Response[] }> {
  const actions = await actionsOf(store, kinds, request.TransactItems)
  const places = actions.map(({ place }) => place)
  return withLocks(store, places, async () => {
    const Responses: readonly Response[] = await Promise.all(
      actions.map(({ operation, data }) => carryOut(store, operation, data)),
    )
    assertSize(Responses.map(({ Item }) => Item ?? {}))
    return { Responses }
  })
}
