/** What came back from the fleet API, whatever it is. */
export interface Answer {
  /** HTTP status. */
  readonly result: number
  /** The JSON in it; undefined where there is none. */
  readonly body: unknown
  /** API Gateway's, by which the call is found in the logs. */
  readonly requestId: string | null
  readonly retryAfter: string | null
}

/** Reads an answer to its end. @throws where the connection fails before that. */
export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text()
  return {
    result: response.status,
    body: parsed(text),
    requestId: response.headers.get('x-amzn-requestid'),
    retryAfter: response.headers.get('retry-after'),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
