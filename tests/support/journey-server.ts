import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { argv, env, execPath } from 'node:process'

/** Where the journeys find the production build with the local cloud. */
export const journeyOrigin = 'https://localhost:5183'

/** Everything that the server writes; the journeys look for tokens in it. */
export const serverLogFile = 'test-results/journey-server.log'

/** `npm run preview` for the journeys: a fleet of its own in a temporary folder, faults allowed, all output kept. */
function serve(logFile: string): void {
  const directory = mkdtempSync(join(tmpdir(), 'fleet-journeys-'))
  mkdirSync(dirname(logFile), { recursive: true })
  const log = createWriteStream(logFile)
  const server = spawn(execPath, ['cloud/local/serve.ts', 'preview'], {
    env: { ...env, PORT: new URL(journeyOrigin).port, LOCAL_CLOUD_DIR: directory, LOCAL_CLOUD_CONTROL: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const output of [server.stdout, server.stderr]) {
    output.pipe(log, { end: false })
    output.pipe(process.stdout, { end: false })
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => server.kill(signal))
  server.on('exit', (code) => {
    rmSync(directory, { recursive: true, force: true })
    process.exit(code ?? 0)
  })
}

const [, script, logFile] = argv
if (script?.endsWith('journey-server.ts') && logFile) serve(logFile)
