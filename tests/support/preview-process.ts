import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { env, execPath } from 'node:process'
import { pathToFileURL } from 'node:url'

export interface PreviewOptions {
  readonly port: number
  /** Vehicles of tenant north; as many as `npm run preview` makes, without. */
  readonly fleetSize?: number
  /** Whether vehicles move by themselves; not without. */
  readonly simulation?: boolean
  /** Gets everything that the server writes, in place of what the file held. */
  readonly logFile: string
}

/** The production build in `dist/` with a local cloud of its own. */
export interface PreviewProcess {
  readonly origin: string
  /** The local cloud's folder. */
  readonly directory: string
  readonly logFile: string
  /** Settles when the server has ended, with its exit code. */
  readonly ended: Promise<number>
  stop(): Promise<void>
}

const endWithParent = pathToFileURL(join(import.meta.dirname, 'end-with-parent.ts')).href

/**
 * `npm run preview` in a temporary folder, with faults allowed (`LOCAL_CLOUD_CONTROL`). Ends with this process.
 * @throws {Error} with all that it wrote, if it doesn't start.
 */
export async function startPreview(options: PreviewOptions): Promise<PreviewProcess> {
  const { port, fleetSize, simulation = false, logFile } = options
  const directory = mkdtempSync(join(tmpdir(), 'fleet-journeys-'))
  mkdirSync(dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'w')
  const server = spawn(execPath, ['--import', endWithParent, 'cloud/local/serve.ts', 'preview'], {
    env: {
      ...env,
      PORT: String(port),
      LOCAL_CLOUD_DIR: directory,
      LOCAL_CLOUD_CONTROL: '1',
      LOCAL_CLOUD_SIMULATION: simulation ? '1' : '0',
      ...(fleetSize !== undefined && { FLEET_SIZE: String(fleetSize) }),
    },
    stdio: ['ignore', 'pipe', log, 'ipc'],
  })
  const ended = once(server, 'close').then(([code]) => {
    closeSync(log)
    rmSync(directory, { recursive: true, force: true })
    return typeof code === 'number' ? code : 1
  })
  const started = Promise.withResolvers<void>()
  server.stdout?.on('data', (text: Buffer) => {
    writeSync(log, text)
    // The last words of its start message.
    if (text.includes('Ctrl+C')) started.resolve()
  })
  const code = await Promise.race([started.promise, ended])
  if (code !== undefined) {
    throw new Error(`The server on port ${port} ended with ${code}:\n${readFileSync(logFile, 'utf8')}`)
  }
  const stop = async () => {
    server.kill('SIGTERM')
    await ended
  }
  return { origin: `https://localhost:${port}`, directory, logFile, ended, stop }
}
