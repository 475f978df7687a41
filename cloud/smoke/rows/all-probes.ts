import type { Probe } from '../row.ts'
import { accessProbes } from './access-rows.ts'
import { auditProbe } from './audit-rows.ts'
import { claimProbes } from './claim-rows.ts'
import { corsProbe } from './cors-rows.ts'
import { deliveryProbes } from './delivery-rows.ts'
import { forgedProbe } from './forged-rows.ts'
import { idTokenProbes } from './id-token-rows.ts'
import { memberProbe } from './member-rows.ts'
import { oddGroupProbe } from './odd-group-rows.ts'
import { requestProbes } from './request-rows.ts'
import { sessionProbe } from './session-rows.ts'
import { signInProbes } from './sign-in-rows.ts'
import { siteProbe } from './site-rows.ts'
import { sizeProbes } from './size-rows.ts'
import { tokenProbes } from './token-rows.ts'
import { vehicleProbe } from './vehicle-rows.ts'

/** All rows that need no browser, in their order: the access table first, since some of it wants a sign-in of at most five minutes ago. */
export const allProbes: readonly Probe[] = [
  ...accessProbes,
  ...idTokenProbes,
  ...claimProbes,
  ...tokenProbes,
  forgedProbe,
  ...requestProbes,
  ...sizeProbes,
  vehicleProbe,
  auditProbe,
  memberProbe,
  oddGroupProbe,
  ...signInProbes,
  siteProbe,
  ...deliveryProbes,
  corsProbe,
  // Last, since it ends a session.
  sessionProbe,
]
