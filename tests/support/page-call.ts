import type { Page } from '@playwright/test'

/** A call of the fleet API that only a test ever makes, below `/api`. */
export interface PageCall {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: string
  /** `{}` unless it says otherwise. */
  readonly body?: object
}

/** The latest Authorization header that a page has sent, from now on. */
export function followToken(page: Page): () => string {
  let latest = ''
  page.on('request', (request) => (latest = request.headers()['authorization'] ?? latest))
  return () => latest
}

/** Makes a call from a page with that header, whatever the page would let its person do. */
export function callFrom(
  page: Page,
  authorization: string,
  { method, path, body = {} }: PageCall,
): Promise<{ status: number; body: unknown }> {
  const sent = method === 'GET' ? null : JSON.stringify(body)
  return page.evaluate(
    async (call) => {
      const headers = {
        authorization: call.authorization,
        'content-type': 'application/json',
        'if-match': '"1"',
        'idempotency-key': crypto.randomUUID(),
      }
      const response = await fetch(`/api${call.path}`, {
        method: call.method,
        headers,
        ...(call.sent !== null && { body: call.sent }),
      })
      return { status: response.status, body: await response.json() }
    },
    { authorization, method, path, sent },
  )
}
