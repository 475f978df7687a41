import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { onTestFinished } from 'vitest'
import { inProcessHandler } from '#cloud/local/in-process-handler.ts'

/** A call of the user pool's API: operation and input. */
export interface PoolCall {
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
}

/** AWS's own client before a user pool that answers what it is told to, and remembers what it was asked. */
export function cannedUserPool(answer: (call: PoolCall) => object | Error) {
  const calls: PoolCall[] = []
  const requestHandler = inProcessHandler('application/x-amz-json-1.1', async ({ target, body }) => {
    const call = { operation: target.split('.')[1] ?? '', input: JSON.parse(body) }
    calls.push(call)
    const answered = answer(call)
    if (!(answered instanceof Error)) return { statusCode: 200, body: answered }
    return { statusCode: 400, body: { __type: answered.name, message: answered.message } }
  })
  const client = new CognitoIdentityProviderClient({
    requestHandler,
    region: 'us-east-1',
    endpoint: 'http://cognito-idp.canned',
    credentials: { accessKeyId: 'canned', secretAccessKey: 'canned' },
    maxAttempts: 1,
  })
  onTestFinished(() => client.destroy())
  /** Whom or what the calls of an operation were about. */
  const about = (operation: string) =>
    calls
      .filter((call) => call.operation === operation)
      .map(({ input }) => input['Username'] ?? input['GroupName'])
  return { client, calls, about }
}

/** An error of the API. */
export function poolError(name: string): Error {
  return Object.assign(new Error(name), { name })
}
