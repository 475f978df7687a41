import { configureAuth } from '#auth/configure.ts'
import { signIn } from '#auth/sign-in.ts'
import { ConfigError, loadConfig } from './config.ts'

/** From the landing page to the hosted sign-in page, and afterwards back to `wanted`. */
export async function beginSignIn(wanted: string): Promise<void> {
  try {
    configureAuth((await loadConfig()).amplify)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const { showConfigError } = await import('./start.tsx')
    showConfigError(error)
    return
  }
  await signIn(wanted)
}
