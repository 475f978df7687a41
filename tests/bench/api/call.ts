import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { APIGatewayProxyEvent } from 'aws-lambda'
import { createLambda } from '#cloud/api/lambda.ts'
import { createGateway } from '#cloud/local/gateway/gateway.ts'
import { accessKey, clientId, issuer } from '../../support/tokens.ts'
import type { DayCall } from './day.ts'

export interface CallerOptions {
  readonly client: DynamoDBClient
  readonly tableName: string
  /** In milliseconds since 1970. */
  readonly now: () => number
}

/** The real gateway before the real function, above the database of this client. */
export function callerOf({ client, tableName, now }: CallerOptions) {
  const lambda = createLambda({ client, tableName, clientId, now, log: () => {} })
  let last: APIGatewayProxyEvent | undefined
  const handler: typeof lambda = (event) => {
    last = event
    return lambda(event)
  }
  const gateway = createGateway({ issuer, jwks: () => accessKey.jwks, handler, now })
  return {
    /** Makes a call, and answers its text. @throws {Error} if that is another status than expected */
    async call({ method, path, headers, body, status }: DayCall, token: string): Promise<string> {
      const response = await gateway(
        new Request(`https://localhost/api${path}`, {
          method,
          headers: { authorization: `Bearer ${token}`, ...headers },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      )
      const text = await response.text()
      if (response.status !== status) throw new Error(`${path}: expected ${status}, not ${text}`)
      return text
    },
    /** The event that the last call came to the function as; undefined where none did. */
    lastEvent: () => last,
    /** Calls the function alone. */
    async invoke(event: APIGatewayProxyEvent, { status, path }: DayCall): Promise<string> {
      const answer = await lambda(event)
      if (answer.statusCode !== status) throw new Error(`${path}: expected ${status}, not ${answer.body}`)
      return answer.body
    },
  }
}
