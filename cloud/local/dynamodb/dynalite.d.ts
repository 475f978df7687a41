/** The parts of dynalite 4 that the local DynamoDB is built on; the package brings no types. */
declare module 'dynalite/db/index.js' {
  /** DynamoDB JSON: `{"S": "text"}` and so on. */
  export type AttributeValue = Record<string, unknown>
  export type Item = Record<string, AttributeValue>
  export type Callback<T> = (error: unknown, result?: T) => void

  export interface Table {
    readonly TableStatus: string
    readonly KeySchema: readonly { readonly AttributeName: string }[]
  }

  export interface SubDatabase {
    lock(
      keys: string | readonly string[],
      run: (release: (callback: (...results: never[]) => void) => () => void) => void,
    ): void
    get(key: string, callback: Callback<Item>): void
    put(key: string, value: Item, callback: Callback<void>): void
    del(key: string, callback: Callback<void>): void
  }

  export type LevelWrite =
    | { readonly type: 'put'; readonly key: string; readonly value: unknown }
    | { readonly type: 'del'; readonly key: string }

  export interface Level {
    open(): Promise<void>
    get(key: string): Promise<unknown>
    batch(writes: readonly LevelWrite[]): Promise<void>
  }

  export interface Store {
    readonly db: Level
    readonly lifecycleManager: { gracefulClose(): Promise<void> }
    getTable(name: string, checkStatus: boolean, callback: Callback<Table>): void
    getItemDb(table: string): SubDatabase
    getIndexDb(kind: string, table: string, index: string): SubDatabase
  }

  /** A checked request; its fields depend on the operation. */
  export interface Data {
    readonly TableName: string
    readonly Key?: Item
    readonly Item?: Item
    readonly RequestItems?: Readonly<
      Record<
        string,
        readonly { readonly PutRequest?: { Item: Item }; readonly DeleteRequest?: { Key: Item } }[]
      >
    >
    readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE'
  }

  export type Action = (store: Store, data: Data, callback: Callback<object>) => void

  const db: {
    create(options: {
      path?: string
      createTableMs: number
      deleteTableMs: number
      updateTableMs: number
    }): Store
    itemSize(item: Item): number
    createKey(key: Item, table: Table): string
    validateKey(key: Item, table: Table): Error | null | undefined
    validateItem(item: Item, table: Table): Error | null | undefined
    checkConditional(data: Data, item: Item | undefined): Error | null | undefined
  }
  export default db
}

declare module 'dynalite/validations/index.js' {
  import type { Data, Store } from 'dynalite/db/index.js'
  const validations: {
    checkTypes(data: object, types: object): Data
    checkValidations(data: Data, types: object, custom: unknown, store: Store): void
  }
  export default validations
}

declare module 'dynalite/validations/*' {
  const rules: { readonly types: Record<string, unknown>; readonly custom?: unknown }
  export default rules
}

declare module 'dynalite/actions/*' {
  import type { Action } from 'dynalite/db/index.js'
  const action: Action
  export default action
}
