/**
 * How much is answered before 429, for everybody together. The most that one person's browser sends is a bulk edit: 6 calls at
 * once (src/fleet/bulk), of 50 ms at best, so 120 a second; somebody who only looks asks twice in 15 seconds. 1,000 a second are
 * eight bulk edits at once, or 7,500 people who look. Above that come the table (one tenant's vehicles share a partition, which
 * takes about 500 changes a second) and Lambda: 1,000 a second of 0.1 s are 100 functions at once, a tenth of an account's
 * quota, so that sign-ins, which share it, go on. The account's own limit for all its APIs is 10,000 and 5,000.
 *
 * It is no limit per person: API Gateway has those for API keys only.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export const throttling = {
  /** Requests a second, on average. */
  throttlingRateLimit: 1000,
  /** Requests at once, beyond that. */
  throttlingBurstLimit: 1000,
} as const
