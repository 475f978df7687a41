import { ConfigError, ConfigUnreachableError, loadConfig } from './config.ts'

/** What is wrong with the settings, as far as that can be known now: offline is no reason to say anything. */
export async function configProblem(): Promise<ConfigError | null> {
  try {
    await loadConfig()
    return null
  } catch (error) {
    if (error instanceof ConfigError && !(error instanceof ConfigUnreachableError)) return error
    return null
  }
}
