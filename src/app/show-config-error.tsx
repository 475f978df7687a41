import type { ConfigError } from './config.ts'
import { ConfigErrorScreen } from './config-error-screen.tsx'
import { hideLanding } from './landing.ts'
import { renderRoot } from './react-root.tsx'

/** Replaces whatever is shown by what is wrong with the settings. */
export function showConfigError(error: ConfigError): void {
  hideLanding()
  renderRoot(<ConfigErrorScreen error={error} />)
}
