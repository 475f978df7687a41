import { DeployError } from './deploy-error.ts'
import type { Terminal } from './terminal.ts'

/** @throws {DeployError} where a question would come up that nobody can answer */
export function assertAnswerable({ interactive }: Terminal, yes: boolean, question: string): void {
  if (yes || interactive) return
  throw new DeployError(
    `This asks ${question}, and there is no terminal to answer in: add --yes to say so beforehand.`,
  )
}

/** Goes on only if exactly this word is typed. @throws {DeployError} if it isn't */
export async function confirmByTyping(terminal: Terminal, word: string): Promise<void> {
  if ((await terminal.ask(`Type ${word} to go on: `)) === word) return
  throw new DeployError(`Nothing was changed: it takes exactly the word ${word}.`)
}
