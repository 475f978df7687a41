/** What an operation of DynamoDB refuses with; the same fields as the errors that dynalite throws. */
export class AwsError extends Error {
  override readonly name = 'AwsError'
  readonly statusCode = 400
  readonly body: Record<string, unknown>

  constructor(type: string, message: string, details: Record<string, unknown> = {}) {
    super(message)
    this.body = { __type: type, message, ...details }
  }
}

/** What our errors and dynalite's have in common. */
export type AwsErrorLike = Pick<AwsError, 'statusCode' | 'body' | 'message'>

/** The error that DynamoDB gives for a request that makes no sense. */
export function validationError(message: string): AwsError {
  return new AwsError('com.amazon.coral.validate#ValidationException', message)
}

/** Whether an error is an answer of DynamoDB, and not a fault of the program. */
export function isAwsError(error: unknown): error is AwsErrorLike {
  return error instanceof Error && 'statusCode' in error && 'body' in error
}

/** Whether an operation was refused because its condition does not hold. */
export function isConditionFailure(error: unknown): boolean {
  return isOfType(error, 'ConditionalCheckFailedException')
}

/** Whether an operation was refused because it makes no sense. */
export function isValidationError(error: unknown): error is AwsErrorLike {
  return isOfType(error, 'ValidationException')
}

function isOfType(error: unknown, type: string): error is AwsErrorLike {
  return isAwsError(error) && String(error.body['__type']).endsWith(`#${type}`)
}
