import type { Clock } from '../clock.ts'
import { administrator } from './administrator.ts'
import { sameSecret } from './secret.ts'
import { ServiceError } from './service-error.ts'
import { signatureOf } from './signature-v4.ts'
import { region } from './user-pool-id.ts'

const service = 'cognito-idp'
const tolerance = 5 * 60 * 1000
const authorization =
  /^AWS4-HMAC-SHA256 Credential=([^/,]+)\/(\d{8})\/([^/,]+)\/([^/,]+)\/aws4_request, ?SignedHeaders=([a-z\d-]+(?:;[a-z\d-]+)*), ?Signature=([\da-f]{64})$/

/**
 * Checks that the administrator signed a request, as AWS checks every call of an operation that takes no access token.
 * Messages quote nothing of what was sent.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html
 * @throws {ServiceError} MissingAuthenticationTokenException, IncompleteSignatureException,
 * UnrecognizedClientException or InvalidSignatureException.
 */
export function checkSignature(request: Request, body: string, now: Clock): void {
  const given = request.headers.get('authorization')
  if (given === null) {
    throw new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token')
  }
  const [, accessKeyId, date, inRegion, forService, names = '', signature = ''] =
    authorization.exec(given) ?? []
  const time = request.headers.get('x-amz-date') ?? ''
  const signedNames = names.split(';')
  checkComplete(request, signedNames, date, time)
  if (accessKeyId !== administrator.accessKeyId || request.headers.has('x-amz-security-token')) {
    throw new ServiceError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    )
  }
  if (inRegion !== region || forService !== service) {
    throw invalid(`Credential should be scoped to the region ${region} and the service ${service}.`)
  }
  // Also where it is no time at all.
  if (!(Math.abs(now() - timeIn(time)) <= tolerance)) throw invalid('Signature expired or not yet current')
  const url = new URL(request.url)
  const headers = signedNames.map((name) => [name, valueOf(request, url, name)] as const)
  const scope = { time, region, service }
  const signed = { method: request.method, url, headers, body }
  const expected = signatureOf(signed, scope, administrator.secretAccessKey)
  if (!sameSecret(signature, expected)) {
    throw invalid(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access ' +
        'Key and signing method. Consult the service documentation for details.',
    )
  }
}

/** The host, the operation and the time must be among what is signed. */
function checkComplete(
  { headers }: Request,
  signedNames: readonly string[],
  date: string | undefined,
  time: string,
): void {
  const must = ['host', ...[...headers.keys()].filter((name) => name.startsWith('x-amz-'))]
  const unsigned = must.filter((name) => !signedNames.includes(name))
  if (date !== undefined && unsigned.length === 0 && time.startsWith(`${date}T`)) return
  throw new ServiceError(
    'IncompleteSignatureException',
    'Authorization header requires Credential, SignedHeaders (with host and every x-amz- header) and Signature, ' +
      'and a matching X-Amz-Date header.',
  )
}

/** HTTP/2 has no Host header; its authority is in the address. */
function valueOf({ headers }: Request, { host }: URL, name: string): string {
  return headers.get(name) ?? (name === 'host' ? host : '')
}

/** In milliseconds since 1970; NaN for what is no time. */
function timeIn(time: string): number {
  return Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidSignatureException', message)
}
