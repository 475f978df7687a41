/**
 * How long a service asks to be left alone, in milliseconds from `now` (milliseconds since 1970), or null where it doesn't say so
 * in a way that can be understood. Seconds or a date: RFC 9110, 10.2.3; all three forms of a date: 5.6.7.
 */
export function retryAfterMs(header: string | null | undefined, now: number): number | null {
  if (!header) return null
  if (/^\d+$/.test(header)) return Number(header) * 1000
  // Date.parse alone takes "1.5" and "-1" for dates, and reads the one form without a zone by this computer's.
  if (!/^[A-Z].* \d\d:\d\d:\d\d/.test(header)) return null
  const at = Date.parse(header.endsWith('GMT') ? header : `${header} GMT`)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}
