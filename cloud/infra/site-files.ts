import { join } from 'node:path'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import type { Construct } from 'constructs'
import { assets } from './built-site.ts'
import { addLogGroup } from './log-group.ts'
import type { Site } from './site.ts'
import type { StageSettings } from './stage.ts'

const configName = 'amplify-config.json'

export interface SiteFilesOptions {
  readonly site: Site
  /** The folder with the built app. */
  readonly folder: string
  readonly config: object
}

/**
 * Puts the built app and its configuration into the bucket. Assets have their content's hash in the name: browsers keep
 * them for good, and those of earlier versions stay for pages that are still open. Everything else is asked for anew.
 */
export function addSiteFiles(
  scope: Construct,
  { site, folder, config }: SiteFilesOptions,
  stage: StageSettings,
): void {
  const shared = {
    destinationBucket: site.bucket,
    logGroup: addLogGroup(scope, 'SiteFilesLogs', stage),
    prune: false,
  }
  const immutable = new BucketDeployment(scope, 'Assets', {
    ...shared,
    sources: [Source.asset(join(folder, assets))],
    destinationKeyPrefix: assets,
    cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
  })
  const pages = new BucketDeployment(scope, 'Pages', {
    ...shared,
    // A configuration that the build brought along is for a laptop.
    sources: [
      Source.asset(folder, { exclude: [assets, configName, '.vite'] }),
      Source.jsonData(configName, config),
    ],
    cacheControl: [CacheControl.noCache()],
  })
  pages.node.addDependency(immutable)
}
