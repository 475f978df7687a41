import { createHash, createHmac } from 'node:crypto'

/** What of a request is signed. */
export interface SignedRequest {
  readonly method: string
  readonly url: URL
  /** The signed headers, by their names in lower case and in that order. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

/** Where and when a signature counts. */
export interface CredentialScope {
  /** As in `X-Amz-Date`: `20260131T235959Z`. */
  readonly time: string
  readonly region: string
  readonly service: string
}

/**
 * The signature of a request, in hexadecimal (AWS Signature Version 4).
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signatureOf(request: SignedRequest, scope: CredentialScope, secretAccessKey: string): string {
  const { time, region, service } = scope
  const parts = [time.slice(0, 8), region, service, 'aws4_request']
  const toSign = ['AWS4-HMAC-SHA256', time, parts.join('/'), sha256(canonical(request))].join('\n')
  const key = parts.reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${secretAccessKey}`)
  return hmac(key, toSign).toString('hex')
}

/** Path and query as they stand: the API has one path, where nothing is to be encoded, and takes no query. */
function canonical({ method, url, headers, body }: SignedRequest): string {
  const lines = headers.map(([name, value]) => `${name}:${value.trim().replace(/ +/g, ' ')}\n`)
  const names = headers.map(([name]) => name)
  return [method, url.pathname, url.search.slice(1), lines.join(''), names.join(';'), sha256(body)].join('\n')
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
