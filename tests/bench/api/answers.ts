import { Readable } from 'node:stream'
import type { RequestHandler } from '#cloud/local/in-process-handler.ts'

type Request = Parameters<RequestHandler['handle']>[0]
type Handled = Awaited<ReturnType<RequestHandler['handle']>>

/** An answer of a database as it came, in bytes. */
export interface DatabaseAnswer {
  /** The operation. */
  readonly target: string
  readonly statusCode: number
  readonly body: Uint8Array
}

/** Keeps what the database answers, in the order of the requests. */
export function recordAnswers(database: RequestHandler): {
  readonly requestHandler: RequestHandler
  readonly answers: readonly DatabaseAnswer[]
} {
  const answers: DatabaseAnswer[] = []
  const requestHandler: RequestHandler = {
    ...database,
    async handle(request: Request) {
      const handled = await database.handle(request)
      const { statusCode, body } = handled.response
      answers.push({ target: targetOf(request), statusCode, body })
      return handled
    },
  }
  return { requestHandler, answers }
}

/**
 * Gives those answers again, in the same order, over and over: what is measured above them is what runs in the function on AWS,
 * where the database spends somebody else's time.
 */
export function repeatAnswers(database: RequestHandler, answers: readonly DatabaseAnswer[]): RequestHandler {
  let next = 0
  return {
    ...database,
    async handle(request: Request) {
      const answer = answers[next % answers.length]
      next += 1
      if (answer?.target !== targetOf(request)) {
        throw new Error(`Expected the requests in the order of before, not ${targetOf(request)}`)
      }
      const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': `again-${next}` }
      const response = { statusCode: answer.statusCode, headers, body: streamed(answer.body) }
      return { response } as unknown as Handled
    },
  }
}

/** What a read from a socket brings at most, in bytes. */
const chunk = 64 * 1024

/** A body as it comes from the network. */
export function streamed(body: Uint8Array): Readable {
  return Readable.from(chunksOf(body))
}

function* chunksOf(body: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < body.length; from += chunk) yield body.subarray(from, from + chunk)
}

function targetOf({ headers }: Request): string {
  return headers['x-amz-target'] ?? ''
}
