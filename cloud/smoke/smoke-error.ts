/** Why the smoke test can't be run, in words for whoever typed the command: what was found, and what to do. */
export class SmokeError extends Error {
  override readonly name = 'SmokeError'
}
