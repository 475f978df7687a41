import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Environment } from './environment.ts'

export interface Program {
  /** A script for Node, run by the Node that runs this. */
  readonly script: string
  readonly args: readonly string[]
  readonly folder: string
  readonly environment: Environment
}

/** Runs a program in the same terminal to its end; gives its exit code, or null if a signal ended it. */
export type RunProgram = (program: Program) => Promise<number | null>

function stay(): void {}

/** Ctrl+C goes to the program, which may have to end in order; this process stays to clean up and say what is left. */
export const runProgram: RunProgram = async ({ script, args, folder, environment }) => {
  process.on('SIGINT', stay)
  try {
    const running = spawn(process.execPath, [script, ...args], {
      cwd: folder,
      env: { ...environment },
      stdio: 'inherit',
    })
    const [code] = await once(running, 'close')
    return code
  } finally {
    process.off('SIGINT', stay)
  }
}
