import { ApiProblem, invalidRequest } from './api-problem.ts'

/**
 * The version in an If-Match header: one strong ETag as this API gives it. `*`, lists and weak tags are refused, since
 * a change must name the one version it was made from (RFC 9110 13.1.1).
 * @throws {ApiProblem} if_match_missing, request_invalid
 */
export function versionIn(header: string | undefined): number {
  if (!header) {
    throw new ApiProblem(
      'if_match_missing',
      'Send the ETag of the vehicle that you changed in the header If-Match.',
    )
  }
  const version = /^"([1-9]\d{0,14})"$/.exec(header)?.[1]
  if (version !== undefined) return Number(version)
  throw invalidRequest([
    { field: 'If-Match', message: 'Expected one ETag as readVehicle gives it, such as "7"' },
  ])
}

/**
 * The key in an Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header).
 * @throws {ApiProblem} idempotency_key_missing, request_invalid
 */
export function keyIn(header: string | undefined): string {
  if (!header) {
    throw new ApiProblem(
      'idempotency_key_missing',
      'Send a new random key, such as a UUID, in the header Idempotency-Key; the same one when you try again.',
    )
  }
  if (/^[\x21-\x7e]{1,255}$/.test(header)) return header
  throw invalidRequest([
    { field: 'Idempotency-Key', message: 'Expected 1 to 255 visible ASCII characters, such as a UUID' },
  ])
}
