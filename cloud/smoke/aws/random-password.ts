import { randomBytes } from 'node:crypto'

/** A password of 192 random bits, with what the user pool's policy asks for (cloud/infra/user-pool.ts) at its end. */
export function randomPassword(): string {
  return `${randomBytes(24).toString('base64url')}-aA1`
}
