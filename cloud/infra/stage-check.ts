import { checkDomain } from './site-domain.ts'
import type { Stage } from './stage-name.ts'
import type { StageSettings } from './stage.ts'
import { StageSettingsError } from './stage-settings-error.ts'

/** @throws {StageSettingsError} that names the stage, the setting, what it is and what it may be. */
export function checkStage(
  stage: Stage,
  { alarmEmail, domain, mapStyle, restoredTable }: StageSettings,
): void {
  try {
    if (domain !== null) checkDomain(domain)
    if (alarmEmail !== null)
      check('alarmEmail', alarmEmail, /^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'one e-mail address')
    if (mapStyle !== null)
      check('mapStyle', mapStyle, /^https:\/\/[^\s/]+\//, 'an https address of a map style')
    if (restoredTable !== null)
      check('restoredTable', restoredTable, /^[\w.-]{3,255}$/, 'the name of a table')
  } catch (error) {
    if (!(error instanceof StageSettingsError)) throw error
    throw new StageSettingsError(`cloud/infra/stage.ts, ${stage}: ${error.message}.`, { cause: error })
  }
}

function check(name: keyof StageSettings, value: string, expected: RegExp, words: string): void {
  if (expected.test(value)) return
  throw new StageSettingsError(`${name} must be ${words}, or null for none; found ${JSON.stringify(value)}`)
}
