import { join } from 'node:path'
import { SiteNotBuiltError } from './built-site.ts'
import { fleetApp } from './fleet-app.ts'
import { projectRoot } from './function-bundle.ts'
import { StageSettingsError } from './stage-settings-error.ts'

/*
 * Writes the templates of all stages to cdk.out, or to CDK_OUTDIR, which the CDK's command line sets, unless cdk-nag finds
 * something in them that is not acknowledged. SITE_FOLDER is where the built app is, if not in dist. Needs neither network
 * nor credentials.
 */
const siteFolder = process.env['SITE_FOLDER'] || join(projectRoot, 'dist')
const outdir = process.env['CDK_OUTDIR'] || join(projectRoot, 'cdk.out')

try {
  fleetApp({ outdir, siteFolder }).app.synth()
  // Called by its command line the CDK does not throw, but leaves it to that to say so.
  if (!process.exitCode) process.stdout.write(`The templates are in ${outdir}\n`)
} catch (error) {
  const message = problemOf(error)
  if (message === undefined) throw error
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}

/** What a person can mend, in a sentence. */
function problemOf(error: unknown): string | undefined {
  if (error instanceof SiteNotBuiltError || error instanceof StageSettingsError) return error.message
  // The findings themselves are printed by the CDK.
  const isFinding = error instanceof Error && error.name === 'ValidationFailed'
  if (isFinding) return 'Mend what is found above, or acknowledge it in cloud/infra/acknowledged-findings.ts'
  return undefined
}
