import { RemovalPolicy } from 'aws-cdk-lib'
import type { SiteDomain } from './site-domain.ts'
import type { Stage } from './stage-name.ts'

/** What differs between the stages; everything else is the same. */
export interface StageSettings {
  /** What becomes of data, people and logs when the stack is removed. */
  readonly removalPolicy: RemovalPolicy
  /** Whether the table and the user pool refuse to be deleted at all. */
  readonly deletionProtection: boolean
  /** Whether a second factor is asked of everyone. In dev it is left to each person, so that a test can sign in by itself. */
  readonly mfaRequired: boolean
  /** Whether the app may also run on a laptop against this stage: sign-in and API let its origin in. */
  readonly laptopAllowed: boolean
  /** A table that was restored from a backup, by its name, to work with from now on; null: the stack's own. */
  readonly restoredTable: string | null
  /** The https address of a MapLibre style for the map; null: the world that comes with the app. */
  readonly mapStyle: string | null
  /** Where the site is to be, with its certificate; null: at an address of CloudFront's. */
  readonly domain: SiteDomain | null
  /** Who is told of alarms, and confirms that once by the e-mail that they get; null: nobody, they only show on the dashboard. */
  readonly alarmEmail: string | null
}

export const stageSettings: Readonly<Record<Stage, StageSettings>> = {
  dev: {
    removalPolicy: RemovalPolicy.DESTROY,
    deletionProtection: false,
    mfaRequired: false,
    laptopAllowed: true,
    restoredTable: null,
    mapStyle: null,
    domain: null,
    alarmEmail: null,
  },
  prod: {
    removalPolicy: RemovalPolicy.RETAIN,
    deletionProtection: true,
    mfaRequired: true,
    laptopAllowed: false,
    restoredTable: null,
    mapStyle: null,
    domain: null,
    alarmEmail: null,
  },
}
