import type { RouteName } from '#contract/routes.ts'

/** What is logged of a request: never a header, a token, a query or a body. */
export interface RequestLogEntry {
  readonly requestId: string
  readonly route: RouteName | 'unknown'
  readonly status: number
  readonly sub: string
  readonly latencyMs: number
  /** The stack of an unexpected error, which the caller is not told. */
  readonly error?: string
}

/** Writes one entry. */
export type RequestLog = (entry: RequestLogEntry) => void

/** Writes an entry as one line of JSON, as CloudWatch Logs takes it apart. */
export const logAll: RequestLog = (entry) => {
  process.stdout.write(`${JSON.stringify(entry)}\n`)
}

/** Writes only unexpected errors: on a laptop the gateway's log has the rest. */
export const logFailures: RequestLog = (entry) => {
  if (entry.error !== undefined) process.stderr.write(`${JSON.stringify(entry)}\n`)
}
