import { objectIn } from './told.ts'

/** What a token says, not verified. */
export function claimsIn(token: string): Readonly<Record<string, unknown>> {
  return objectIn(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}
