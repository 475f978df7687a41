import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { AwsError, validationError } from './aws-error.ts'

/** How long a token is remembered after its transaction, in milliseconds. */
const memory = 10 * 60_000

interface Transaction {
  readonly fingerprint: string
  /** When it may be forgotten; not before it has ended. */
  until: number
}

/**
 * The tokens of past transactions: the same request with the same token is carried out once. The AWS SDK makes one up
 * for each call, so that a call it repeats counts once. In memory, since who would repeat a call ends with this process.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export class ClientRequestTokens {
  readonly #now: Clock
  readonly #transactions = new Map<string, Transaction>()

  constructor(now: Clock) {
    this.#now = now
  }

  /** Carries out a request unless it has been. @throws an error of DynamoDB if its token was used for something else */
  async once(
    request: { readonly ClientRequestToken?: unknown },
    carryOut: () => Promise<object>,
  ): Promise<object> {
    const { ClientRequestToken: token, ...rest } = request
    if (token === undefined) return carryOut()
    if (typeof token !== 'string' || token.length < 1 || token.length > 36) {
      throw validationError('ClientRequestToken must be a text of 1 to 36 characters')
    }
    this.#forget()
    const fingerprint = fingerprintOf(rest)
    const known = this.#transactions.get(token)
    if (known) return repeated(known, fingerprint)
    const transaction = { fingerprint, until: Number.POSITIVE_INFINITY }
    this.#transactions.set(token, transaction)
    try {
      const answer = await carryOut()
      transaction.until = this.#now() + memory
      return answer
    } catch (error) {
      this.#transactions.delete(token)
      throw error
    }
  }

  /** The oldest come first, so the first that is still of use ends it. */
  #forget(): void {
    for (const [token, { until }] of this.#transactions) {
      if (until > this.#now()) return
      this.#transactions.delete(token)
    }
  }
}

function repeated({ fingerprint, until }: Transaction, again: string): object {
  if (fingerprint !== again) {
    throw new AwsError(
      'com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException',
      'The ClientRequestToken was used for a request with other parameters',
    )
  }
  if (until < Number.POSITIVE_INFINITY) return {}
  throw new AwsError(
    'com.amazonaws.dynamodb.v20120810#TransactionInProgressException',
    'The transaction with this ClientRequestToken is still in progress',
  )
}

/** The same for requests that differ only in the order of their names. */
function fingerprintOf(request: object): string {
  return createHash('sha256').update(JSON.stringify(request, inOrder)).digest('base64')
}

function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
