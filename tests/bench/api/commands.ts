import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  type DynamoDBDocumentClient,
  GetCommand,
  type GetCommandInput,
  type GetCommandOutput,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'

/** A command that a call has sent to the database, and what it was answered, in the values of the document client. */
export type Sent =
  | { readonly name: 'GetItemCommand'; readonly input: GetCommandInput; readonly output: GetCommandOutput }
  | { readonly name: 'QueryCommand'; readonly input: QueryCommandInput; readonly output: QueryCommandOutput }
  | { readonly name: 'TransactWriteItemsCommand'; readonly input: TransactWriteCommandInput }

/** Records every command that the client sends from now on. */
export function recordCommands(client: DynamoDBClient): Sent[] {
  const all: Sent[] = []
  client.middlewareStack.add(
    (next, { commandName: name = '' }) =>
      async (args) => {
        const answer = await next(args)
        // Marshalling happens between here and the database: both are plain values, so of other types than the client says.
        all.push({ name, input: args.input, output: answer.output } as unknown as Sent)
        return answer
      },
    { step: 'initialize', name: 'recording' },
  )
  return all
}

/** Sends a command once more. @throws {Error} if it is of a kind that no call of the day sends */
export function sendAgain(document: DynamoDBDocumentClient, sent: Sent): Promise<object> {
  switch (sent.name) {
    case 'GetItemCommand':
      return document.send(new GetCommand(sent.input))
    case 'QueryCommand':
      return document.send(new QueryCommand(sent.input))
    case 'TransactWriteItemsCommand':
      return document.send(new TransactWriteCommand(sent.input))
    default:
      throw new Error(`Expected a command of the day, not ${JSON.stringify(sent satisfies never)}`)
  }
}

/** What the local database says that a command of reading has consumed; null where it writes. */
export async function unitsTold(document: DynamoDBDocumentClient, sent: Sent): Promise<number | null> {
  if (sent.name === 'TransactWriteItemsCommand') return null
  const ReturnConsumedCapacity = 'TOTAL'
  const { ConsumedCapacity } =
    sent.name === 'QueryCommand'
      ? await document.send(new QueryCommand({ ...sent.input, ReturnConsumedCapacity }))
      : await document.send(new GetCommand({ ...sent.input, ReturnConsumedCapacity }))
  return ConsumedCapacity?.CapacityUnits ?? null
}
