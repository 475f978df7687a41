import type { Command } from './command.ts'
import { config } from './config.ts'
import { deploy } from './deploy.ts'
import { DeployError } from './deploy-error.ts'
import { destroy } from './destroy.ts'
import { diff } from './diff.ts'
import { invite } from './invite.ts'

const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({ deploy, destroy, diff, invite, config }),
)

/** @throws {DeployError} if there is none of this name */
export function commandNamed(name = ''): Command {
  const command = commands.get(name)
  if (command) return command
  const names = [...commands.keys()].map((one) => `npm run ${one}`).join(', ')
  throw new DeployError(`There is no command ${JSON.stringify(name)}: expected one of ${names}.`)
}
