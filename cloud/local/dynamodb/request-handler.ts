import { randomUUID } from 'node:crypto'
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { AwsError, isAwsError } from './aws-error.ts'
import type { Operate } from './operations.ts'

/** What `new DynamoDBClient({ requestHandler })` takes. */
export type RequestHandler = Extract<
  NonNullable<DynamoDBClientConfig['requestHandler']>,
  { handle: (...all: never[]) => unknown }
>

type HandledRequest = Parameters<RequestHandler['handle']>[0]

/** Answers the AWS SDK in the same process (JSON 1.0 protocol), so that the local DynamoDB needs no port. */
export function requestHandlerFor(operate: Operate): RequestHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    destroy() {},
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
    async handle(request: HandledRequest) {
      const { statusCode, body } = await answerTo(operate, request)
      const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() }
      return { response: { statusCode, headers, body: Buffer.from(JSON.stringify(body)) } }
    },
  } as RequestHandler
}

async function answerTo(
  operate: Operate,
  request: HandledRequest,
): Promise<{ statusCode: number; body: object }> {
  const operation = request.headers['x-amz-target']?.split('.')[1] ?? ''
  try {
    return { statusCode: 200, body: await operate(operation, bodyOf(request)) }
  } catch (error) {
    if (!isAwsError(error)) throw error
    return { statusCode: error.statusCode, body: error.body }
  }
}

function bodyOf({ body }: HandledRequest): object {
  const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body ?? '')
  const parsed = parsedJson(text)
  if (typeof parsed === 'object' && parsed !== null) return parsed
  throw new AwsError('com.amazon.coral.service#SerializationException', 'Expected a JSON object')
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
