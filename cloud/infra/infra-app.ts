import { join } from 'node:path'
import { SiteNotBuiltError } from './built-site.ts'
import { fleetApp } from './fleet-app.ts'
import { projectRoot } from './function-bundle.ts'

/*
 * Writes the templates of all stages to cdk.out, or to CDK_OUTDIR, which the CDK's command line sets. SITE_FOLDER is
 * where the built app is, if not in dist. Needs neither network nor credentials.
 */
const siteFolder = process.env['SITE_FOLDER'] || join(projectRoot, 'dist')
const outdir = process.env['CDK_OUTDIR'] || join(projectRoot, 'cdk.out')

try {
  fleetApp({ outdir, siteFolder }).app.synth()
  process.stdout.write(`The templates are in ${outdir}\n`)
} catch (error) {
  if (!(error instanceof SiteNotBuiltError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
