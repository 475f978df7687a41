import { amplifyConfig } from '../infra/amplify-config.ts'
import { siteAddresses } from '../infra/site-addresses.ts'
import type { Stage } from '../infra/stage-name.ts'
import { laptopOrigin } from '../site/laptop-origin.ts'
import type { StackOutputs } from './stack-outputs.ts'

/** What a configuration says that `npm run config` has written. */
export interface WrittenBy {
  readonly writtenBy: string
}

/**
 * The app's configuration for a laptop that uses a deployed stage: redirects to the laptop, and the gateway's own address, as
 * the site's would be another origin with other rules.
 */
export function laptopConfig(
  { userPoolId, userPoolClientId, hostedUiDomain, region, apiUrl }: StackOutputs,
  stage: Stage,
) {
  const pool = { userPoolId, userPoolClientId, region, domain: hostedUiDomain, mapStyle: null }
  const addresses = { ...siteAddresses(new URL(laptopOrigin).host), api: apiUrl }
  const custom: WrittenBy = { writtenBy: `npm run config -- --stage ${stage}` }
  return { ...amplifyConfig(pool, addresses), custom }
}
