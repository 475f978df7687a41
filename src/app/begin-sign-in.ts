import { configureAuth } from '#auth/configure.ts'
import { signIn } from '#auth/sign-in.ts'
import { ConfigError, loadConfig } from './config.ts'

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
