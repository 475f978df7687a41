const javaDate = new Set(['exp', 'iat', 'nbf'])

/**
 * Claims as `event.requestContext.authorizer.claims` has them: flat strings, lists joined by commas, and these times as
 * Java prints a date (`Tue Apr 04 18:39:39 UTC 2023`), but auth_time in seconds.
 */
export function flatClaims(claims: object): Record<string, string> {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, flat(name, value)]))
}

function flat(name: string, value: unknown): string {
  if (javaDate.has(name) && typeof value === 'number') return printedDate(value)
  return Array.isArray(value) ? value.map(text).join(',') : text(value)
}

function text(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function printedDate(seconds: number): string {
  const [weekday, day, month, year, time] = new Date(seconds * 1000).toUTCString().split(/[ ,]+/)
  return `${weekday} ${month} ${day} ${time} UTC ${year}`
}
