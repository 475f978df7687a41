import { App } from 'aws-cdk-lib'
import featureFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' }
import { assertBuilt } from './built-site.ts'
import { FleetStack } from './fleet-stack.ts'
import { type Stage, stages } from './stage.ts'

export interface FleetAppOptions {
  /** Where the templates and files are written. */
  readonly outdir: string
  /** The folder with the built app. */
  readonly siteFolder: string
  /** Settings of the CDK itself. */
  readonly context?: Record<string, unknown>
}

export interface FleetApp {
  readonly app: App
  readonly stacks: Readonly<Record<Stage, FleetStack>>
}

/**
 * Every stage as a stack of its own, built as a new project of this CDK version would be.
 * @throws {SiteNotBuiltError} if there is no built app in the folder.
 */
export function fleetApp({ outdir, siteFolder, context }: FleetAppOptions): FleetApp {
  assertBuilt(siteFolder)
  const app = new App({ outdir, context: { ...featureFlags, ...context }, analyticsReporting: false })
  const made = stages.map((stage) => [stage, new FleetStack(app, stackName(stage), { stage, siteFolder })])
  return { app, stacks: Object.fromEntries(made) as Record<Stage, FleetStack> }
}

/** What a stage's stack is called, also on AWS. */
export function stackName(stage: Stage): string {
  return `fleet-console-${stage}`
}
