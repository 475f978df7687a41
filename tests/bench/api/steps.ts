import type { StoredItem } from '#cloud/api/query-items.ts'
import type { Sent } from './commands.ts'

/** A step of a transaction: what it writes, or only looks at; `before` is undefined where nothing was there. */
export interface Step {
  readonly isWrite: boolean
  readonly before: StoredItem | undefined
  readonly after: StoredItem | undefined
}

/** The steps of all transactions among the commands. `originals`: the items that there were before, of those that are written. */
export function stepsOf(commands: readonly Sent[], originals: readonly StoredItem[]): readonly Step[] {
  const steps = commands.flatMap((sent) =>
    sent.name === 'TransactWriteItemsCommand' ? (sent.input.TransactItems ?? []) : [],
  )
  return steps.map(({ Put, ConditionCheck, ...others }) => {
    if (Object.keys(others).length > 0) {
      throw new Error(`Expected puts and checks, not ${Object.keys(others).join(', ')}`)
    }
    const key: StoredItem | undefined = Put?.Item ?? ConditionCheck?.Key
    const before = originals.find(({ pk, sk }) => pk === key?.['pk'] && sk === key?.['sk'])
    return { isWrite: Put !== undefined, before, after: Put ? Put.Item : before }
  })
}
