import type { StoredItem } from '#cloud/api/query-items.ts'
import { changeIndex } from '#cloud/api/table-definition.ts'
import type { RequestHandler } from '#cloud/local/in-process-handler.ts'
import { streamed } from '../api/answers.ts'
import { itemSize, readUnits } from '../api/units.ts'

type Request = Parameters<RequestHandler['handle']>[0]
type Handled = Awaited<ReturnType<RequestHandler['handle']>>

interface Row {
  readonly position: string
  /** The item as DynamoDB writes it. */
  readonly json: string
  readonly bytes: number
}

interface Query {
  readonly IndexName?: string
  readonly Limit: number
  readonly ExclusiveStartKey?: object
  readonly ExpressionAttributeValues: Readonly<Record<string, { readonly S?: string }>>
}

/** An answer of DynamoDB ends here. */
const mostBytes = 1024 * 1024

/**
 * Items in memory that answer the queries of the two lists, and nothing else, with hardly any time of their own: a fleet of 100,000
 * takes minutes to write into the local database. What it answers for 1,000 is held against that one (growth-proof.ts).
 */
export class TableOfItems {
  readonly #partitions = new Map<string, Row[]>()
  readonly #answers = new Map<string, Buffer>()
  #isSorted = true
  /** What the queries have consumed so far, by the rules of DynamoDB. */
  units = 0

  add(item: StoredItem): void {
    const row = { json: JSON.stringify(marshalled(item)), bytes: itemSize(item) }
    this.#put(`table ${String(item['pk'])}`, { ...row, position: String(item['sk']) })
    this.#put(`${changeIndex} ${String(item['gsi2pk'])}`, { ...row, position: String(item['gsi2sk']) })
    this.#isSorted = false
  }

  /** For `new DynamoDBClient({ requestHandler })`. A query that is repeated is answered with the same bytes, ready before. */
  readonly requestHandler = {
    metadata: { handlerProtocol: 'http/1.1' },
    destroy: () => {},
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
    handle: async ({ body }: Request): Promise<Handled> => {
      const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body)
      const answer = this.#answers.get(text) ?? this.#answer(JSON.parse(text))
      this.#answers.set(text, answer)
      const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'growth' }
      const response = { statusCode: 200, headers, body: streamed(answer) }
      return { response } as unknown as Handled
    },
  } as unknown as RequestHandler

  /** Forgets the answers that are ready. */
  forget(): void {
    this.#answers.clear()
  }

  #put(partition: string, row: Row): void {
    const rows = this.#partitions.get(partition)
    if (rows) rows.push(row)
    else this.#partitions.set(partition, [row])
  }

  #answer({ IndexName = 'table', Limit, ExclusiveStartKey, ExpressionAttributeValues }: Query): Buffer {
    if (ExclusiveStartKey) throw new Error('Answers that go on are not known here')
    this.#sort()
    const { ':all': all, ':shard': shard, ':after': after } = ExpressionAttributeValues
    const rows = this.#partitions.get(`${IndexName} ${all?.S ?? shard?.S}`) ?? []
    const from = after?.S === undefined ? 0 : firstBehind(rows, after.S)
    const found = rows.slice(from, from + Limit)
    const bytes = found.reduce((sum, row) => sum + row.bytes, 0)
    if (bytes > mostBytes)
      throw new Error(`DynamoDB would end this answer of ${bytes} bytes before its limit`)
    this.units += readUnits(bytes)
    const items = found.map(({ json }) => json).join(',')
    return Buffer.from(`{"Count":${found.length},"Items":[${items}],"ScannedCount":${found.length}}`)
  }

  #sort(): void {
    if (this.#isSorted) return
    for (const rows of this.#partitions.values()) {
      rows.sort((one, other) => (one.position < other.position ? -1 : 1))
    }
    this.#isSorted = true
  }
}

function firstBehind(rows: readonly Row[], position: string): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.position ?? '') <= position) low = middle + 1
    else high = middle
  }
  return low
}

function marshalled(item: StoredItem): object {
  const present = Object.entries(item).filter(([, value]) => value !== undefined)
  return Object.fromEntries(present.map(([name, value]) => [name, marshalledValue(value)]))
}

function marshalledValue(value: unknown): object {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: String(value) }
  if (typeof value === 'boolean') return { BOOL: value }
  if (Array.isArray(value)) return { L: value.map(marshalledValue) }
  return { M: marshalled({ ...(value as object) }) }
}
