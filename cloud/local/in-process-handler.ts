import { randomUUID } from 'node:crypto'
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'

/** What the clients of the AWS SDK take as `requestHandler`. */
export type RequestHandler = Extract<
  NonNullable<DynamoDBClientConfig['requestHandler']>,
  { handle: (...all: never[]) => unknown }
>

type HandledRequest = Parameters<RequestHandler['handle']>[0]

/** A call of an AWS service over its JSON protocol: `target` names service and operation. */
export interface ServiceCall {
  readonly target: string
  readonly body: string
}

export interface ServiceResult {
  readonly statusCode: number
  readonly body: object
}

/** Answers the AWS SDK in the same process, so that a local service needs no port. */
export function inProcessHandler(
  contentType: 'application/x-amz-json-1.0' | 'application/x-amz-json-1.1',
  answer: (call: ServiceCall) => Promise<ServiceResult>,
): RequestHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    destroy() {},
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
    async handle(request: HandledRequest) {
      const target = request.headers['x-amz-target'] ?? ''
      const { statusCode, body } = await answer({ target, body: textOf(request) })
      const headers = { 'content-type': contentType, 'x-amzn-requestid': randomUUID() }
      return { response: { statusCode, headers, body: Buffer.from(JSON.stringify(body)) } }
    },
  } as RequestHandler
}

function textOf({ body }: HandledRequest): string {
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body ?? '')
}
