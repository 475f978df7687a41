/** One request that the local cloud answered. `status` 0: the connection was cut instead. Times are ISO 8601 in UTC. */
export interface LogEntry {
  readonly at: string
  readonly method: string
  /** Without the query, which may carry codes. */
  readonly path: string
  /** The operation of an AWS JSON call, such as GetTokensFromRefreshToken. */
  readonly target?: string
  readonly status: number
  readonly requestId?: string
}

const kept = 1_000
const longestPath = 300
const tokenLike = /eyJ[\w-]*(?:\.[\w-]*)*/g

/** The last 1,000 requests, newest last. */
export class RequestLog {
  readonly #entries: LogEntry[] = []

  add(request: Request, response: Response | null, at: Date): void {
    const target = operationOf(request)
    const requestId = response?.headers.get('x-amzn-requestid')
    this.#entries.push({
      at: at.toISOString(),
      method: request.method,
      path: new URL(request.url).pathname.replace(tokenLike, '[token]').slice(0, longestPath),
      ...(target && { target }),
      status: response?.status ?? 0,
      ...(requestId && { requestId }),
    })
    if (this.#entries.length > kept) this.#entries.shift()
  }

  entries(): readonly LogEntry[] {
    return this.#entries
  }
}

/** The operation named by `X-Amz-Target: Service.Operation`, if it looks like one. */
export function operationOf(request: Request): string | undefined {
  return /^[A-Za-z]{1,60}\.([A-Za-z]{1,60})$/.exec(request.headers.get('x-amz-target') ?? '')?.[1]
}
