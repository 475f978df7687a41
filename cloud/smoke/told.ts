import type { Answer } from './send.ts'

/**
 * What an answer says, short and the same for the same refusal: its status, and the code or message of the API, the gateway,
 * the user pool's API or an OAuth endpoint. Hashes of what was sent are left out.
 */
export function told({ status, headers, text }: Answer): string {
  const type = headers.get('content-type') ?? ''
  if (type.startsWith('text/html')) return `${status} page`
  const body = objectIn(text)
  return [status, ...wordsIn(body, headers.get('x-amzn-errortype'))].join(' ')
}

function wordsIn(body: Readonly<Record<string, unknown>>, errorType: string | null): readonly string[] {
  const { error, message, __type: serviceError } = body
  if (typeof serviceError === 'string') return [serviceError.split('#').at(-1) ?? '']
  if (typeof error === 'string') return [error]
  const code: unknown = Object(error).code
  if (typeof code === 'string') return [code]
  const said = typeof message === 'string' ? [JSON.stringify(withoutHash(message))] : []
  return [...(errorType === null ? [] : [errorType.split(':')[0] ?? '']), ...said]
}

function withoutHash(message: string): string {
  return message.replace(/'[A-Za-z\d+/=]{40,}'/, "'<hash>'").slice(0, 160)
}

/** The JSON object in a text; empty where there is none. */
export function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
