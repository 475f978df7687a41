import { inProcessHandler, type RequestHandler, type ServiceResult } from '../in-process-handler.ts'
import { AwsError, isAwsError } from './aws-error.ts'
import type { Operate } from './operations.ts'

/** What `new DynamoDBClient({ requestHandler })` takes to talk to the local DynamoDB. */
export function requestHandlerFor(operate: Operate): RequestHandler {
  return inProcessHandler('application/x-amz-json-1.0', async ({ target, body }): Promise<ServiceResult> => {
    const operation = target.split('.')[1] ?? ''
    try {
      return { statusCode: 200, body: await operate(operation, objectIn(body)) }
    } catch (error) {
      if (!isAwsError(error)) throw error
      return { statusCode: error.statusCode, body: error.body }
    }
  })
}

function objectIn(text: string): object {
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
