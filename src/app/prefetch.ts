import { ConfigError, ConfigUnreachableError, loadConfig } from './config.ts'

/**
 * Fetches everything up to the first screen while the person reads the landing page or signs in, so that it is in the
 * browser's cache when they come back. A wrong configuration is shown now rather than after the click.
 */
export async function prefetch(): Promise<void> {
  const app = import('./start.tsx')
  void import('./begin-sign-in.ts')
  void import('#fleet/list/vehicle-list-screen.tsx')
  try {
    await loadConfig()
  } catch (error) {
    // Offline is no reason to take the landing page away.
    if (error instanceof ConfigUnreachableError || !(error instanceof ConfigError)) return
    const { showConfigError } = await app
    showConfigError(error)
  }
}
