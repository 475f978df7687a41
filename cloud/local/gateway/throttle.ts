/** How much is let through, in requests: a token bucket. */
export interface ThrottleSettings {
  /** How many the bucket is refilled with in a second. */
  readonly ratePerSecond: number
  /** How many fit in. */
  readonly burst: number
}

/**
 * Says for one request after another whether it is let through; `now` in milliseconds since 1970.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export function createThrottle({ ratePerSecond, burst }: ThrottleSettings, now: () => number): () => boolean {
  let left = burst
  let filledAt = now()
  return () => {
    const at = now()
    // A clock that was set back refills nothing.
    const passed = Math.max(0, at - filledAt) / 1000
    left = Math.min(burst, left + passed * ratePerSecond)
    filledAt = at
    if (left < 1) return false
    left -= 1
    return true
  }
}
