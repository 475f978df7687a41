/** A setting of a stage is wrong; the message is for whoever wrote it. */
export class StageSettingsError extends Error {
  override readonly name = 'StageSettingsError'
}
