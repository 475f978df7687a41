/** Why a command can't do what it was asked to, in words for whoever typed it: what was found, and what to do. */
export class DeployError extends Error {
  override readonly name = 'DeployError'
}
