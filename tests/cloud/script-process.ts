import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'

/** Runs a script of the project to its end, as `npm run` starts it, with nothing else in its environment. */
export async function runScript(args: readonly string[], environment: Readonly<Record<string, string>>) {
  const { PATH = '' } = process.env
  const running = spawn(process.execPath, args, {
    cwd: resolve(import.meta.dirname, '../..'),
    env: { PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr, [code]] = await Promise.all([
    text(running.stdout),
    text(running.stderr),
    once(running, 'close'),
  ])
  return { code, stdout, stderr }
}
