import { join } from 'node:path'
import { type BundlingOptions, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'

/** The project's folder. */
export const projectRoot = join(import.meta.dirname, '..', '..')

/** Where each bundle begins. */
export const functionEntries = {
  api: join(projectRoot, 'cloud', 'api', 'aws.ts'),
  members: join(projectRoot, 'cloud', 'api', 'aws-members.ts'),
  preTokenGeneration: join(projectRoot, 'cloud', 'user-pool', 'pre-token-generation.ts'),
}

/**
 * How esbuild makes one file of a function. The AWS SDK goes in as it is pinned here: the one that Lambda brings along
 * changes without notice.
 */
export const functionBundle: BundlingOptions = {
  format: OutputFormat.ESM,
  target: 'node24',
  mainFields: ['module', 'main'],
  externalModules: [],
  minify: true,
  sourceMap: true,
  sourcesContent: false,
  esbuildArgs: {
    // A fifth of the time to start, and a third of the bytes, went into ways to find credentials that Lambda has no use for.
    '--alias:@aws-sdk/credential-provider-node': join(projectRoot, 'cloud', 'api', 'function-credentials.ts'),
  },
  // Parts of the AWS SDK are CommonJS, and call `require` for what Node brings along.
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
}
