import { RemovalPolicy } from 'aws-cdk-lib'

/** The environments that the stack is made for. */
export const stages = ['dev', 'prod'] as const

export type Stage = (typeof stages)[number]

/** What differs between them; everything else is the same. */
export interface StageSettings {
  /** What becomes of data, people and logs when the stack is removed. */
  readonly removalPolicy: RemovalPolicy
  /** Whether the table and the user pool refuse to be deleted at all. */
  readonly deletionProtection: boolean
  /** Whether a second factor is asked of everyone. In dev it is left to each person, so that a test can sign in by itself. */
  readonly mfaRequired: boolean
  /** The https address of a MapLibre style for the map; null: the world that comes with the app. */
  readonly mapStyle: string | null
}

export const stageSettings: Readonly<Record<Stage, StageSettings>> = {
  dev: {
    removalPolicy: RemovalPolicy.DESTROY,
    deletionProtection: false,
    mfaRequired: false,
    mapStyle: null,
  },
  prod: { removalPolicy: RemovalPolicy.RETAIN, deletionProtection: true, mfaRequired: true, mapStyle: null },
}
