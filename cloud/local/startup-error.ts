/** Why the local cloud can't start or be reset, in words for whoever typed the command: what was found, what to do. */
export class StartupError extends Error {
  override readonly name = 'StartupError'
}
