import { configureAuth } from '#auth/configure.ts'
import { signIn } from '#auth/sign-in.ts'
import { ConfigError, ConfigUnreachableError, loadConfig } from './config.ts'

/** Leaves for the hosted sign-in page, to come back to `wanted`; or answers what is wrong with the settings. */
export async function beginSignIn(wanted: string): Promise<ConfigError | null> {
  try {
    configureAuth((await loadConfig()).amplify)
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  await signIn(wanted)
  return null
}

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
