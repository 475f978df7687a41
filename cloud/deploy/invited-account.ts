import { DeployError } from './deploy-error.ts'
import { type Invitation, usernameFor } from './invitation.ts'
import { shellWord } from './shell-word.ts'
import { accountNamed, accountsWithEmail, type Pool, type PoolAccount } from './pool-account.ts'

/** Whom an invitation is for: somebody who is there, or a username that is free. */
export interface Invitee {
  readonly username: string
  readonly account: PoolAccount | undefined
}

/**
 * Finds out whom an invitation is for. Nobody's groups are ever changed because they have the username that somebody else was
 * to get: address and username must agree.
 * @throws {DeployError} if they don't, or if the person is disabled
 */
export async function inviteeOf(pool: Pool, { email, username }: Invitation): Promise<Invitee> {
  const [found, ...others] = await accountsWithEmail(pool, email)
  if (found && others.length > 0) {
    const names = [found, ...others].map((one) => one.username).join(' and ')
    throw new DeployError(`${email} is the address of ${names}: sort that out in the user pool first.`)
  }
  if (found && username !== undefined && found.username !== username) {
    throw new DeployError(
      `${email} is the address of ${found.username}, not of ${username}: leave --username out, or give another address.`,
    )
  }
  const wanted = found?.username ?? username ?? usernameFor(email)
  // The list may be a moment behind, as after an interrupted run.
  const account = found ?? (await accountNamed(pool, wanted))
  if (account && account.email !== email) {
    throw new DeployError(`The username ${wanted} is somebody else's: choose another with --username.`)
  }
  if (account && !account.enabled) {
    throw new DeployError(
      `${wanted} was disabled, which locks them out. If they are to be let in again, enable them first, then run this again:\n` +
        `  aws cognito-idp admin-enable-user --user-pool-id ${pool.userPoolId} --username ${shellWord(wanted)}`,
    )
  }
  return { username: wanted, account }
}
