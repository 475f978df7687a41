import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Tools } from './command.ts'

export interface CdkCall {
  /** The command and its options, without those that every call has. */
  readonly args: readonly string[]
  readonly region: string
  /** A folder with the built app. */
  readonly siteFolder: string
  /** Where the templates are written. */
  readonly outdir: string
}

/**
 * Runs the CDK's command line, in the version that the lock file pins, on the stack of `cloud/infra`. It says by itself what it
 * does, and asks by itself. Gives its exit code, or null if a signal ended it.
 * @see https://docs.aws.amazon.com/cdk/v2/guide/cli.html
 */
export function runCdk(
  { root, run, environment }: Pick<Tools, 'root' | 'run' | 'environment'>,
  { args, region, siteFolder, outdir }: CdkCall,
): Promise<number | null> {
  const app = `"${process.execPath}" cloud/infra/infra-app.ts`
  return run({
    script: join(dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')), 'bin', 'cdk'),
    args: [...args, '--app', app, '--output', outdir, '--no-notices'],
    folder: root,
    environment: {
      ...environment,
      // What was looked up here, so that both mean the same one.
      AWS_REGION: region,
      SITE_FOLDER: siteFolder,
      // Nobody was asked whether AWS may be told what is deployed how often.
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      // It would advise a global version of its own, beside the pinned one.
      CDK_DISABLE_VERSION_CHECK: 'true',
    },
  })
}
