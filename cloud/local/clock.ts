/** The time, in milliseconds since 1970. Injected, so that tests move it instead of waiting. */
export type Clock = () => number

/** A clock's time in whole seconds since 1970, as tokens carry it (RFC 7519 NumericDate). */
export function seconds(now: Clock): number {
  return Math.floor(now() / 1000)
}
