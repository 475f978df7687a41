import { AwsError, isAwsError, isConditionFailure } from './aws-error.ts'

/** Why one action stands against its transaction, or that it doesn't (`None`). */
export interface CancellationReason {
  readonly Code: 'None' | 'ConditionalCheckFailed' | 'ValidationError'
  readonly Message?: string
  /** The item as it is, where the action asked for it. */
  readonly Item?: unknown
}

export const noReason: CancellationReason = { Code: 'None' }

/** The reason in an answer of DynamoDB to a single action. @throws what is no such answer */
export function reasonOf(error: unknown, item?: unknown): CancellationReason {
  if (!isAwsError(error)) throw error
  return {
    Code: isConditionFailure(error) ? 'ConditionalCheckFailed' : 'ValidationError',
    Message: String(error.body['message']),
    ...(item !== undefined && { Item: item }),
  }
}

/** @throws TransactionCanceledException, with one reason for each action in their order, unless nothing stands against it */
export function cancelFor(reasons: readonly CancellationReason[]): void {
  if (reasons.every(({ Code }) => Code === 'None')) return
  const codes = reasons.map(({ Code }) => Code).join(', ')
  throw new AwsError(
    'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  )
}
