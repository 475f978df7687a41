import { App, Validations } from 'aws-cdk-lib'
import featureFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' }
import { AwsSolutionsChecks } from 'cdk-nag'
import { assertBuilt } from './built-site.ts'
import { FleetStack } from './fleet-stack.ts'
import { checkStage } from './stage-check.ts'
import { type Stage, stackNameOf, stageNames } from './stage-name.ts'
import { type StageSettings, stageSettings } from './stage.ts'

export interface FleetAppOptions {
  /** Where the templates and files are written. */
  readonly outdir: string
  /** The folder with the built app. */
  readonly siteFolder: string
  /** What differs between the stages, where it is not what cloud/infra/stage.ts says. */
  readonly settings?: Readonly<Record<Stage, StageSettings>>
  /** Settings of the CDK itself. */
  readonly context?: Record<string, unknown>
}

export interface FleetApp {
  readonly app: App
  readonly stacks: Readonly<Record<Stage, FleetStack>>
}

/**
 * Every stage as a stack of its own, built as a new project of this CDK version would be. Synthesising stops where cdk-nag finds
 * what acknowledged-findings.ts doesn't name.
 * @throws {SiteNotBuiltError} if there is no built app in the folder.
 * @throws {StageSettingsError} if a setting of a stage is wrong.
 */
export function fleetApp({
  outdir,
  siteFolder,
  settings = stageSettings,
  context,
}: FleetAppOptions): FleetApp {
  assertBuilt(siteFolder)
  for (const stage of stageNames) checkStage(stage, settings[stage])
  const app = new App({ outdir, context: { ...featureFlags, ...context }, analyticsReporting: false })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  const made = stageNames.map((stage) => [
    stage,
    new FleetStack(app, stackNameOf(stage), { stage, settings: settings[stage], siteFolder }),
  ])
  return { app, stacks: Object.fromEntries(made) as Record<Stage, FleetStack> }
}
