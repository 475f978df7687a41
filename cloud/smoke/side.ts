import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { Addresses } from './addresses.ts'
import type { Send } from './send.ts'
import type { TesterName, Testers } from './tester.ts'

/** What a sign-in gave. */
export interface Tokens {
  readonly accessToken: string
  readonly idToken: string
  /** Rotated by whoever uses it: always the newest. */
  refreshToken: string
}

/** A deployed console, or one on a laptop, before anybody has signed in. */
export interface Place extends AsyncDisposable {
  /** How it is called in the table. */
  readonly name: string
  readonly isAws: boolean
  readonly addresses: Addresses
  /** The address of the bucket that the site's files are in; null on a laptop. */
  readonly bucket: string | null
  readonly testers: Testers
  /** The tenant of all testers but the stranger and the newcomer. */
  readonly tenant: string
  readonly send: Send
  /** The user pool, as its administrator. */
  readonly userPool: CognitoIdentityProviderClient
  /** Lets so many seconds go by; a cloud of our own moves its clock instead. */
  readonly pause: (seconds: number) => Promise<void>
  /** A vehicle that was added to the tenant, and must be gone afterwards. */
  readonly removeLater: (vehicleId: string) => void
}

/** One of the two that are compared, with everybody signed in. */
export interface Side extends Place {
  readonly tokens: Readonly<Record<TesterName, Tokens>>
}
