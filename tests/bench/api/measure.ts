import { gzipSync } from 'node:zlib'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { APIGatewayProxyEvent } from 'aws-lambda'
import type { RequestHandler } from '#cloud/local/in-process-handler.ts'
import { localClient } from '#cloud/local/dynamodb/local-client.ts'
import { recordAnswers, repeatAnswers } from './answers.ts'
import { callerOf } from './call.ts'
import { recordCommands, type Sent, sendAgain } from './commands.ts'
import { type Consumed, consumedBy } from './consumed.ts'
import type { DayCall } from './day.ts'
import type { Day } from './fleet.ts'
import { putBack } from './put-back.ts'
import { samplesInTurns, type Work } from './turns.ts'

type Part = 'call' | 'floor' | 'alone' | 'aloneFloor'

/** What a call costs. The samples are of CPU time, in milliseconds. */
export interface CallCost {
  readonly what: string
  /** The names of what it sends to the database; none where the gateway refuses it. */
  readonly commands: readonly string[]
  /**
   * `call`: gateway, function and local database; `floor`: its commands alone, by a plain document client. `alone`: the function
   * above answers that the database gave before; `aloneFloor`: the commands above the same.
   */
  readonly samples: Readonly<Partial<Record<Part, readonly number[]>>>
  readonly units: Consumed
  /** The answer as text and after gzip, in bytes. */
  readonly bytes: number
  readonly gzip: number
}

const rounds = 5

/** A call that was made once, and its parts, to be done again and again. */
export interface Prepared {
  readonly call: DayCall
  readonly text: string
  readonly commands: readonly Sent[]
  readonly works: Readonly<Partial<Record<Part, Work>>>
}

export async function prepare(day: Day, call: DayCall): Promise<Prepared> {
  const database = day.client.config.requestHandler as RequestHandler
  const token = await day.tokenOf(call.who)
  const { requestHandler, answers } = recordAnswers(database)
  const first = connect(day, requestHandler)
  const caller = callerOf(first)
  const text = await caller.call(call, token)
  const commands = [...first.sent]
  const event = caller.lastEvent()
  await putBack(day.table, first.sent, [day.original])
  const whole = { call: calling(day, call, token, database) }
  if (!event) return { call, text, commands, works: whole }
  const repeated = () => repeatAnswers(database, answers)
  const isSame = call.method === 'GET' && call.status === 200
  const works = {
    ...whole,
    floor: sending(day, commands, database),
    alone: invoking(day, { call, event, expected: isSame ? text : undefined }, repeated()),
    aloneFloor: sending(day, commands, repeated()),
  }
  return { call, text, commands, works }
}

/** Measures a call, and leaves the database as it was. */
export async function costOf(day: Day, { call, text, commands, works }: Prepared): Promise<CallCost> {
  const samples = await samplesInTurns(works, { times: call.times, rounds })
  const units = await consumedBy(day.table.document, commands, [day.original])
  const names = commands.map(({ name }) => name)
  const sizes = { bytes: Buffer.byteLength(text), gzip: gzipSync(text).length }
  return { what: call.what, commands: names, samples, units, ...sizes }
}

function connect({ clock, table }: Day, requestHandler: RequestHandler) {
  const client = localClient({ requestHandler })
  return { client, tableName: table.name, now: clock.now, sent: recordCommands(client) }
}

function calling(day: Day, call: DayCall, token: string, database: RequestHandler): Work {
  const connection = connect(day, database)
  const caller = callerOf(connection)
  return {
    run: () => caller.call(call, token),
    after: () => putBack(day.table, connection.sent, [day.original]),
  }
}

interface Invocation {
  readonly call: DayCall
  readonly event: APIGatewayProxyEvent
  /** The answer that it gives every time, where it is the same every time. */
  readonly expected: string | undefined
}

function invoking(day: Day, { call, event, expected }: Invocation, database: RequestHandler): Work {
  const connection = connect(day, database)
  const caller = callerOf(connection)
  return {
    async run() {
      const body = await caller.invoke(event, call)
      if (expected !== undefined && body !== expected) throw new Error(`${call.path}: another answer`)
    },
    after: async () => void (connection.sent.length = 0),
  }
}

function sending(day: Day, commands: readonly Sent[], database: RequestHandler): Work {
  const { client, sent } = connect(day, database)
  const translateConfig = { marshallOptions: { removeUndefinedValues: true } }
  const document = DynamoDBDocumentClient.from(client, translateConfig)
  return {
    async run() {
      for (const command of commands) await sendAgain(document, command)
    },
    after: () => putBack(day.table, sent, [day.original]),
  }
}
